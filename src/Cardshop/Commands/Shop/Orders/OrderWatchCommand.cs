using System.CommandLine;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order watch</c></summary>
internal static class OrderWatchCommand
{
    public static Command Create()
    {
        var id = OrderArgument.Create();
        var watching = new WatchOptions();
        var shopOptions = new ShopOptions();
        var command = new Command("watch", "Follow an order live until its image can be downloaded; ends with 1 if it failed.") { id };
        watching.AddTo(command);
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            return await watching.WatchAsync(session, parse, shop, parse.GetRequiredValue(id), cancellation);
        });
        return command;
    }
}
