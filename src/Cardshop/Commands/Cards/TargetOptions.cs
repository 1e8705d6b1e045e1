using System.CommandLine;
using Cardshop.Cards.Targets;

namespace Cardshop.Commands.Cards;

/// <summary>The argument and the options by which disks are named that are to be overwritten.</summary>
internal sealed class TargetOptions
{
    private readonly Argument<string[]> _targets;
    private readonly bool _asks;

    private readonly Option<string[]> _force = new("--force")
    {
        Description = "Take this disk though it is not removable. It must be a target too. May be given several times.",
        HelpName = "DEVICE",
    };

    private readonly Option<bool> _yes = new("--yes") { Description = "Do not ask whether what is on the targets may be lost." };

    /// <param name="arity">How many targets there may be.</param>
    /// <param name="asks">Whether what is on them may be lost, so that a person has to say yes; otherwise they are only read.</param>
    public TargetOptions(ArgumentArity arity, bool asks = true)
    {
        _asks = asks;
        _targets = new Argument<string[]>("TARGET") { Description = "A slot, a disk such as /dev/sdb, or a regular file.", Arity = arity };
    }

    public void AddTo(Command command)
    {
        command.Add(_targets);
        if (_asks)
        {
            command.Add(_force);
            command.Add(_yes);
        }
    }

    /// <summary>The names that were given.</summary>
    public IReadOnlyList<string> Names(ParseResult parse) => parse.GetValue(_targets) ?? [];

    /// <summary>Looks the targets up.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="resolver">Knows disks and slots.</param>
    /// <param name="names">The targets; null for those that were given.</param>
    public ResolvedTargets Resolve(ParseResult parse, TargetResolver resolver, IReadOnlyList<string>? names = null) =>
        resolver.Resolve(names ?? Names(parse), parse.GetValue(_force) ?? []);

    /// <summary>Shows the targets and has a person confirm them, unless the command line does.</summary>
    /// <exception cref="UsageException">Nobody can be asked, or the person said no.</exception>
    public Task ConfirmAsync(Session session, ParseResult parse, IReadOnlyList<TargetPlan> plans, CancellationToken cancellation) =>
        parse.GetValue(_yes) ? Task.CompletedTask : Confirmation.RequireAsync(session, plans, cancellation);
}
