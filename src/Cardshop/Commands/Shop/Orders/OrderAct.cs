using System.CommandLine;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>Commands that do one thing to an order.</summary>
internal static class OrderAct
{
    public static Command Create(string name, string description, Func<SchedulerClient, OrderId, CancellationToken, Task<Order>> act)
    {
        var id = OrderArgument.Create();
        var shopOptions = new ShopOptions();
        var command = new Command(name, description) { id };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var order = await act(shop.Client, parse.GetRequiredValue(id), cancellation);
            return Tell(session, order);
        });
        return command;
    }

    /// <summary>Says how an order stands after that.</summary>
    public static int Tell(Session session, Order order)
    {
        session.Reporter.Result(ExitCode.Ok, new OrderResult(order), ShopJson.Default.OrderResult, $"{order.Id}: {order.Name}: {ShopText.Word(order.Status)}.");
        return ExitCode.Ok;
    }
}
