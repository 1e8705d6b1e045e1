using System.CommandLine;

namespace Cardshop.Commands.Shop.Warehouses;

/// <summary>The argument <c>WAREHOUSE</c>.</summary>
internal static class WarehouseArgument
{
    public static Argument<string> Create() => new("WAREHOUSE") { Description = "A warehouse, by its short name: letters, digits and _ . + -" };
}
