using System.CommandLine;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order show</c></summary>
internal static class OrderShowCommand
{
    public static Command Create()
    {
        var id = OrderArgument.Create();
        var shopOptions = new ShopOptions();
        var command = new Command("show", "Say how an order stands: its tasks, why they wait, what can be downloaded, what happened.") { id };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var order = await shop.Client.GetOrderAsync(parse.GetRequiredValue(id), cancellation);
            var result = new OrderResult(order, await OrderLinks.OfAsync(shop.Client, order, cancellation), await WaitingAsync(shop.Client, order, cancellation));
            session.Reporter.Result(ExitCode.Ok, result, ShopJson.Default.OrderResult, OrderText.Of(result));
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<IReadOnlyList<WaitingTask>> WaitingAsync(SchedulerClient client, Order order, CancellationToken cancellation)
    {
        var waiting = new List<WaitingTask>();
        foreach (var task in (order.Tasks ?? []).Where(task => task.Status == WorkStatus.Pending))
        {
            var reason = await client.WhyAsync(task.Id, cancellation);
            waiting.Add(new WaitingTask(task.Id, reason.Code, reason.Message, reason.Ahead));
        }

        return waiting;
    }
}
