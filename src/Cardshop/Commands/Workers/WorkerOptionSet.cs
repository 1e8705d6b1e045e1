using System.CommandLine;
using Cardshop.Contracts.Queue;
using Cardshop.Workers.Kit;

namespace Cardshop.Commands.Workers;

/// <summary>The options of all workers.</summary>
internal sealed class WorkerOptionSet
{
    private readonly Option<string> _name = new("--name")
    {
        Description = "What this worker is called: two may share an account, not a name. Default: the name of this machine.",
        HelpName = "NAME",
        DefaultValueFactory = _ => WorkerName.OfMachine(),
    };

    private readonly Option<bool> _once = new("--once") { Description = "End when there is nothing to do, instead of waiting for orders." };

    public void AddTo(Command command)
    {
        command.Add(_once);
        command.Add(_name);
    }

    public WorkerOptions Read(ParseResult parse, TaskKind kind) => new()
    {
        Name = parse.GetRequiredValue(_name),
        Kinds = [kind],
        Once = parse.GetValue(_once),
        Version = ProgramVersion.Text,
    };
}
