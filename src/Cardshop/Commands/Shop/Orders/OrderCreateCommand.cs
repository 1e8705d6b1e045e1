using System.CommandLine;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order create</c></summary>
internal static class OrderCreateCommand
{
    public static Command Create()
    {
        var wishes = new OrderWishes();
        var key = new Option<string?>("--idempotency-key")
        {
            Description = "Makes it safe to say the same again: the order that was placed with this key is the answer.",
            HelpName = "KEY",
        };
        var watch = new Option<bool>("--watch") { Description = "Follow the order until its image can be downloaded, as \"order watch\" does." };
        var watching = new WatchOptions();
        var shopOptions = new ShopOptions();
        var command = new Command("create", "Order the image of a recipe.");
        wishes.AddTo(command);
        command.Add(key);
        command.Add(watch);
        watching.AddTo(command);
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            var wanted = await wishes.ReadAsync(session, parse, shop.Client, cancellation);
            var order = await shop.Client.PlaceOrderAsync(wanted, parse.GetValue(key), cancellation);
            if (!parse.GetValue(watch))
            {
                session.Reporter.Result(ExitCode.Ok, new OrderResult(order), ShopJson.Default.OrderResult, $"{order.Id}: {order.Name}, for cards of {order.MediaSize} GB: {ShopText.Word(order.Status)}.");
                return ExitCode.Ok;
            }

            session.Reporter.Step("ordered", new OrderResult(order), ShopJson.Default.OrderResult, $"{order.Id}: {order.Name}, for cards of {order.MediaSize} GB");
            return await watching.WatchAsync(session, parse, shop, order.Id, cancellation);
        });
        return command;
    }
}
