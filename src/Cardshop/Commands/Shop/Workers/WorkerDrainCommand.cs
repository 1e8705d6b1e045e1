using System.CommandLine;
using Cardshop.Contracts.Queue;

namespace Cardshop.Commands.Shop.Workers;

/// <summary><c>cardshop worker drain</c> and <c>cardshop worker resume</c></summary>
internal static class WorkerDrainCommand
{
    public static Command Create(bool isDraining)
    {
        var name = WorkerArgument.Create();
        var shopOptions = new ShopOptions();
        var command = isDraining
            ? new Command("drain", "Ask a worker to give its tasks back and to claim no other.") { name }
            : new Command("resume", "Let a worker claim tasks again.") { name };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var worker = await WorkerArgument.FindAsync(shop.Client, parse.GetRequiredValue(name), cancellation);
            return WorkerResult.Tell(session, await shop.Client.ChangeWorkerAsync(worker.Id, new WorkerChange(isDraining), cancellation));
        });
        return command;
    }
}
