using System.CommandLine;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order anonymize</c></summary>
internal static class OrderAnonymizeCommand
{
    public static Command Create() => OrderAct.Create(
        "anonymize",
        "Erase who ordered, the recipe, the logs and what was made, for good. What remains says only that there was an order.",
        (client, id, cancellation) => client.AnonymizeOrderAsync(id, cancellation));
}
