using System.CommandLine;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order retry</c></summary>
internal static class OrderRetryCommand
{
    public static Command Create() => OrderAct.Create("retry", "Have all that failed of an order tried again.", (client, id, cancellation) => client.RetryOrderAsync(id, cancellation));
}
