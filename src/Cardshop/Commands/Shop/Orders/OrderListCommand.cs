using System.CommandLine;
using Cardshop.Commands.Shop.Listings;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order list</c></summary>
internal static class OrderListCommand
{
    private static readonly string[] Heads = ["ID", "STATUS", "NAME", "CHANNEL", "CARD", "PLACED", "BY"];

    public static Command Create()
    {
        var status = new Option<string?>("--status") { Description = "Only those of this status.", HelpName = "STATUS" };
        status.AcceptOnlyFromAmong([.. Words.All<OrderStatus>()]);
        var channel = new Option<string?>("--channel") { Description = "Only those of this channel.", HelpName = "CHANNEL" };
        var by = new Option<string?>("--created-by") { Description = "Only those that this user has placed.", HelpName = "USER" };
        var after = TimeOption.Create("--created-after", "Only those that were placed then or later.");
        var before = TimeOption.Create("--created-before", "Only those that were placed earlier.");
        var name = new Option<string?>("--name") { Description = "Only those whose name begins with this.", HelpName = "TEXT" };
        var list = new ListOptions("created", "updated", "name");
        var shopOptions = new ShopOptions();
        var command = new Command("list", "List orders, the latest first.") { status, channel, by, after, before, name };
        list.AddTo(command);
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var orders = await list.ReadAsync(
                parse,
                [
                    ("status", parse.GetValue(status)), ("channel", parse.GetValue(channel)), ("created_by", parse.GetValue(by)),
                    ("created_after", parse.GetValue(after)), ("created_before", parse.GetValue(before)), ("name", parse.GetValue(name)),
                ],
                query => shop.Client.ListOrdersAsync(query, cancellation));
            return ListOptions.Tell(session, orders, ShopJson.Default.ItemListOrder, Heads, Row);
        });
        return command;
    }

    private static IReadOnlyList<string> Row(Order order) =>
        [order.Id.Value, ShopText.Word(order.Status), order.Name, order.Channel, $"{order.MediaSize} GB", ShopText.Time(order.Created), order.CreatedBy];
}
