using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;

namespace Cardshop.Scheduler.States;

/// <summary>Computes the status of an order from its tasks. Nothing else sets it.</summary>
internal static class OrderStatusRule
{
    public static OrderStatus Of(bool canceled, bool shipped, IReadOnlyList<TaskFact> tasks)
    {
        if (canceled || shipped)
        {
            return canceled ? OrderStatus.Canceled : OrderStatus.Shipped;
        }

        var creator = tasks.First(task => task.Kind == TaskKind.Creator);
        return creator.Status switch
        {
            WorkStatus.UploadedPublic => OrderStatus.PendingExpiry,
            WorkStatus.Expired => OrderStatus.Expired,
            WorkStatus.Uploaded => OfCards([.. tasks.Where(task => task.Kind == TaskKind.Downloader)], [.. tasks.Where(task => task.Kind == TaskKind.Writer)]),
            WorkStatus.FailedToBuild or WorkStatus.FailedToUpload => OrderStatus.CreationFailed,
            WorkStatus.Failed or WorkStatus.Timedout => OrderStatus.Failed,
            WorkStatus.Pending when !creator.WasHeld => OrderStatus.Created,
            _ => OrderStatus.Creating,
        };
    }

    private static OrderStatus OfCards(List<TaskFact> downloads, List<TaskFact> writes)
    {
        if (downloads.Concat(writes).Any(task => task.Status is WorkStatus.Failed or WorkStatus.Timedout))
        {
            return OrderStatus.Failed;
        }

        if (downloads.Any(task => task.Status == WorkStatus.FailedToDownload))
        {
            return OrderStatus.DownloadFailed;
        }

        if (writes.Count > 0 && writes.All(task => task.Status == WorkStatus.Written))
        {
            return OrderStatus.PendingShipment;
        }

        // One card that failed shows only once nobody is busy with the others.
        if (writes.Any(task => TaskTransitions.IsFailed(task.Status)) && !writes.Any(task => TaskTransitions.IsHeld(task.Status)))
        {
            return OrderStatus.WriteFailed;
        }

        if (downloads.All(task => task.Status == WorkStatus.Downloaded))
        {
            return writes.Any(task => task.WasHeld) || downloads.Count > 0 ? OrderStatus.Writing : OrderStatus.PendingWriter;
        }

        return downloads.Any(task => task.WasHeld) ? OrderStatus.Downloading : OrderStatus.PendingWriter;
    }
}
