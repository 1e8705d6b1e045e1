using Cardshop.Contracts.Shop;
using static Cardshop.Contracts.Shop.OrderStatus;

namespace Cardshop.Scheduler.States;

/// <summary>Which status of an order may follow which.</summary>
internal static class OrderTransitions
{
    private static readonly Dictionary<OrderStatus, OrderStatus[]> Table = new()
    {
        [Created] = [Creating, Canceled],
        [Creating] = [PendingExpiry, PendingWriter, CreationFailed, Failed, Canceled],
        [CreationFailed] = [Creating, Canceled],
        [PendingWriter] = [Downloading, Writing, DownloadFailed, Failed, Canceled],
        [Downloading] = [PendingWriter, DownloadFailed, Writing, WriteFailed, PendingShipment, Failed, Canceled],
        [DownloadFailed] = [Downloading, PendingWriter, Canceled],
        [Writing] = [PendingWriter, WriteFailed, PendingShipment, Failed, Canceled],
        [WriteFailed] = [Writing, PendingWriter, PendingShipment, Canceled],
        [PendingShipment] = [Shipped, Writing, Canceled],
        [Shipped] = [],
        [PendingExpiry] = [Expired],
        [Expired] = [],
        [Canceled] = [],
        [Failed] = [Creating, Downloading, PendingWriter, Writing, Canceled],
    };

    /// <summary>Whether a status may follow another.</summary>
    public static bool Allows(OrderStatus from, OrderStatus to) => Table[from].Contains(to);

    /// <summary>Whether nothing can follow any more.</summary>
    public static bool IsFinal(OrderStatus status) => Table[status].Length == 0;

    /// <summary>Whether somebody may cancel it.</summary>
    public static bool IsCancelable(OrderStatus status) => Allows(status, Canceled);
}
