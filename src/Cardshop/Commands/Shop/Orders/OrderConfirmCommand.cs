using System.CommandLine;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order confirm</c></summary>
internal static class OrderConfirmCommand
{
    public static Command Create() => CardAct.Create(
        "confirm", "Say that the card that a writer waits for is in its slot.", (client, card, cancellation) => client.ConfirmCardAsync(card.Id, cancellation));
}
