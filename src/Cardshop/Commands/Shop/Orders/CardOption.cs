using System.CommandLine;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>The option <c>--card</c>: one card of an order.</summary>
internal static class CardOption
{
    public static Option<int?> Create(string description, bool isRequired = false) => new("--card") { Description = description, HelpName = "N", Required = isRequired };

    /// <summary>The task that writes it.</summary>
    /// <exception cref="ShopException">There is none.</exception>
    public static ShopTask Find(Order order, int number) => (order.Tasks ?? []).FirstOrDefault(task => task.Kind == TaskKind.Writer && task.Ordinal == number)
        ?? throw new ShopException(
            ExitCode.Refused, order.MediaType == MediaType.Virtual ? $"{order.Name}: is a download, which has no cards." : $"{order.Name}: has no card {number}; there are {order.Quantity}.");
}
