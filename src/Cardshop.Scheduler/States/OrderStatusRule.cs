using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;

namespace Cardshop.Scheduler.States;

/// <summary>Computes the status of an order from its tasks. Nothing else sets it.</summary>
internal static class OrderStatusRule
{
    /// <param name="canceled">Whether somebody has cancelled it.</param>
    /// <param name="shipped">Whether its cards were sent.</param>
    /// <param name="stranded">Whether its site has not called for long.</param>
    /// <param name="tasks">What has to be done for it.</param>
    public static OrderStatus Of(bool canceled, bool shipped, bool stranded, IReadOnlyList<TaskFact> tasks)
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
            WorkStatus.Uploaded => OfCards(stranded && !tasks.Any(task => TaskTransitions.IsHeld(task.Status)), [.. tasks.Where(task => task.Kind == TaskKind.Downloader)], [.. tasks.Where(task => task.Kind == TaskKind.Writer)]),
            WorkStatus.FailedToBuild or WorkStatus.FailedToUpload => OrderStatus.CreationFailed,
            WorkStatus.Failed or WorkStatus.Timedout => OrderStatus.Failed,
            WorkStatus.Pending when !creator.WasHeld => OrderStatus.Created,
            _ => OrderStatus.Creating,
        };
    }

    private static OrderStatus OfCards(bool stranded, List<TaskFact> downloads, List<TaskFact> writes)
    {
        if (downloads.Any(task => task.Status is WorkStatus.Failed or WorkStatus.Timedout))
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

        if (stranded)
        {
            return OrderStatus.PendingWriter;
        }

        if (downloads.All(task => task.Status == WorkStatus.Downloaded))
        {
            return OrderStatus.Writing;
        }

        return downloads.Any(task => task.WasHeld) ? OrderStatus.Downloading : OrderStatus.PendingWriter;
    }
}
