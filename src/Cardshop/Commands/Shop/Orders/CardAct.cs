using System.CommandLine;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Queue;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>Commands that do one thing to one card of an order.</summary>
internal static class CardAct
{
    public static Command Create(string name, string description, Func<SchedulerClient, ShopTask, CancellationToken, Task<ShopTask>> act)
    {
        var id = OrderArgument.Create();
        var card = CardOption.Create("Which card of the order, from 1.", isRequired: true);
        var shopOptions = new ShopOptions();
        var command = new Command(name, description) { id, card };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var order = await shop.Client.GetOrderAsync(parse.GetRequiredValue(id), cancellation);
            return CardResult.Tell(session, await act(shop.Client, CardOption.Find(order, parse.GetRequiredValue(card)!.Value), cancellation));
        });
        return command;
    }
}
