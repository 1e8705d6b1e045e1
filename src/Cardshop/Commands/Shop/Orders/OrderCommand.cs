using System.CommandLine;

namespace Cardshop.Commands.Shop.Orders;

/// <summary><c>cardshop order …</c></summary>
internal static class OrderCommand
{
    public static Command Create() => new("order", "Order images from a shop, and follow what becomes of them.")
    {
        OrderPlanCommand.Create(),
        OrderCreateCommand.Create(),
        OrderListCommand.Create(),
        OrderShowCommand.Create(),
        OrderWatchCommand.Create(),
        OrderLogCommand.Create(),
        OrderDownloadCommand.Create(),
        OrderCancelCommand.Create(),
        OrderRetryCommand.Create(),
        OrderResumeCommand.Create(),
        OrderMoveCommand.Create(),
        OrderConfirmCommand.Create(),
        OrderShipCommand.Create(),
        OrderRecipeCommand.Create(),
        OrderAnonymizeCommand.Create(),
        OrderRemoveCommand.Create(),
    };
}
