using System.CommandLine;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order cancel</c></summary>
internal static class OrderCancelCommand
{
    public static Command Create() => OrderAct.Create("cancel", "Cancel an order, whoever is at work on it.", (client, id, cancellation) => client.CancelOrderAsync(id, cancellation));
}
