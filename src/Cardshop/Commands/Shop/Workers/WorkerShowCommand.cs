using System.CommandLine;

namespace Cardshop.Commands.Shop.Workers;

/// <summary><c>cardshop worker show</c></summary>
internal static class WorkerShowCommand
{
    public static Command Create()
    {
        var name = WorkerArgument.Create();
        var shopOptions = new ShopOptions();
        var command = new Command("show", "Say what a worker can do, and what it does.") { name };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            return WorkerResult.Tell(session, await WorkerArgument.FindAsync(shop.Client, parse.GetRequiredValue(name), cancellation));
        });
        return command;
    }
}
