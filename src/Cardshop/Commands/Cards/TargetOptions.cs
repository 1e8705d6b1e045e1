using System.CommandLine;
using Cardshop.Cards.Targets;

namespace Cardshop.Commands.Cards;

/// <summary>The argument and the options by which disks are named that are to be overwritten.</summary>
internal sealed class TargetOptions
{
    private readonly Argument<string[]> _targets;
    private readonly bool _asks;
    private readonly bool _takesAllSlots;

    private readonly Option<string[]> _force = new("--force")
    {
        Description = "Take this disk though it is not removable. It must be a target too. May be given several times.",
        HelpName = "DEVICE",
    };

    private readonly Option<bool> _allSlots = new("--all-slots") { Description = "Take every slot that has a name." };
    private readonly Option<bool> _yes = new("--yes") { Description = "Do not ask whether what is on the targets may be lost." };

    /// <param name="arity">How many targets there may be.</param>
    /// <param name="asks">Whether what is on them may be lost, so that a person has to say yes; otherwise they are only read.</param>
    /// <param name="takesAllSlots">Whether all slots can be taken without being named.</param>
    public TargetOptions(ArgumentArity arity, bool asks = true, bool takesAllSlots = false)
    {
        (_asks, _takesAllSlots) = (asks, takesAllSlots);
        _targets = new Argument<string[]>("TARGET") { Description = "A slot, a disk such as /dev/sdb, or a regular file.", Arity = arity };
    }

    public void AddTo(Command command)
    {
        command.Add(_targets);
        if (_takesAllSlots)
        {
            command.Add(_allSlots);
        }

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

    /// <summary>The names that were given, or those of all slots that hold a card.</summary>
    /// <exception cref="UsageException">There are none, or both were given.</exception>
    public IReadOnlyList<string> Names(ParseResult parse, Machine machine)
    {
        var (names, takesAll) = (Names(parse), parse.GetValue(_allSlots));
        if (names.Count > 0 == takesAll)
        {
            throw new UsageException(takesAll ? "Name targets, or say --all-slots; not both." : "Name one or more targets, or say --all-slots.");
        }

        var filled = takesAll ? machine.FilledSlots() : names;
        return filled.Count > 0 ? filled : throw new UsageException("No slot that has a name holds a card. \"cardshop card list\" shows them.");
    }

    /// <summary>Shows the targets and has a person confirm them, unless the command line does.</summary>
    /// <exception cref="UsageException">Nobody can be asked, or the person said no.</exception>
    public Task ConfirmAsync(Session session, ParseResult parse, IReadOnlyList<TargetPlan> plans, CancellationToken cancellation) =>
        parse.GetValue(_yes) ? Task.CompletedTask : Confirmation.RequireAsync(session, plans, cancellation);
}
