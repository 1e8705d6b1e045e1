using System.CommandLine;

namespace Cardshop.Commands.Shop.Warehouses;

/// <summary><c>cardshop warehouse …</c></summary>
internal static class WarehouseCommand
{
    public static Command Create() => new("warehouse", "Look after the warehouses of a shop, where images are kept.")
    {
        WarehouseListCommand.Create(),
        WarehouseAddCommand.Create(),
        WarehouseChangeCommand.Create(),
        WarehouseRemoveCommand.Create(),
    };
}
