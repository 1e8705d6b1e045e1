using System.CommandLine;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order remove</c></summary>
internal static class OrderRemoveCommand
{
    public static Command Create()
    {
        var id = OrderArgument.Create();
        var shopOptions = new ShopOptions();
        var command = new Command("remove", "Remove an order that is over and whose image the warehouse has removed.") { id };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            await shop.Client.DeleteOrderAsync(parse.GetRequiredValue(id), cancellation);
            return RemovedResult.Tell(session, parse.GetRequiredValue(id).Value);
        });
        return command;
    }
}
