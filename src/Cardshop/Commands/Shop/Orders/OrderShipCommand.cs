using System.CommandLine;
using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order ship</c></summary>
internal static class OrderShipCommand
{
    public static Command Create()
    {
        var id = OrderArgument.Create();
        var tracking = new Option<string?>("--tracking") { Description = "Number or address to follow the parcel by; it goes into the mail to who receives it.", HelpName = "TEXT" };
        var serial = new Option<string[]>("--serial") { Description = "Serial number of a hotspot that was sent along, as it stands on it; may be given several times.", HelpName = "NUMBER" };
        var shopOptions = new ShopOptions();
        var command = new Command("ship", "Say that the cards of an order were sent.") { id, tracking, serial };
        shopOptions.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            using var shop = shopOptions.Open(session, parse);
            return OrderAct.Tell(session, await shop.Client.ShipOrderAsync(parse.GetRequiredValue(id), new ShipRequest(parse.GetValue(tracking), parse.GetValue(serial)), cancellation));
        });
        return command;
    }
}
