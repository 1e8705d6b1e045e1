using System.CommandLine;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order retry</c></summary>
internal static class OrderRetryCommand
{
    public static Command Create()
    {
        var id = OrderArgument.Create();
        var card = CardOption.Create("Only this card, with another one in the same slot. Default: all that failed.");
        var shopOptions = new ShopOptions();
        var command = new Command("retry", "Have all that failed of an order tried again, or one card of it.") { id, card };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var order = parse.GetRequiredValue(id);
            if (parse.GetValue(card) is not { } number)
            {
                return OrderAct.Tell(session, await shop.Client.RetryOrderAsync(order, cancellation));
            }

            var task = CardOption.Find(await shop.Client.GetOrderAsync(order, cancellation), number);
            await shop.Client.RetryTaskAsync(task.Id, cancellation);
            return OrderAct.Tell(session, await shop.Client.GetOrderAsync(order, cancellation));
        });
        return command;
    }
}
