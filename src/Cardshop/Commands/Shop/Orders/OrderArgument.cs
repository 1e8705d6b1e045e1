using System.CommandLine;
using Cardshop.Contracts.Ids;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>The argument <c>ID</c> of an order.</summary>
internal static class OrderArgument
{
    public static Argument<OrderId> Create() => new("ID")
    {
        Description = "An order, by its id.",
        CustomParser = Values.One<OrderId>(OrderId.TryParse, text => $"\"{text}\" is not the id of an order; \"cardshop order list\" has them."),
    };
}
