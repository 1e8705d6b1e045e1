using System.CommandLine;

namespace Cardshop.Commands.Shop.Workers;

/// <summary><c>cardshop worker …</c></summary>
internal static class WorkerCommand
{
    public static Command Create() => new("worker", "See who works for a shop, and ask workers to stop.")
    {
        WorkerListCommand.Create(),
        WorkerShowCommand.Create(),
        WorkerDrainCommand.Create(isDraining: true),
        WorkerDrainCommand.Create(isDraining: false),
    };
}
