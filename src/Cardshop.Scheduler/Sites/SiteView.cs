using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Sites;

/// <summary>A site with what its workers say of themselves.</summary>
internal static class SiteView
{
    public static Site Of(StoreSession session, SiteRow row, DateTimeOffset now)
    {
        var workers = WorkersOf(session, row);
        var account = row.UserId is null ? null : session.Value<string>("SELECT username FROM users WHERE id = @UserId", new { row.UserId });
        DateTimeOffset? seen = workers.Count == 0 ? null : workers.Max(worker => worker.LastSeen);
        return row.ToSite(account, SlotsOf(session, row, workers, now - WorkerRegistry.Alive), seen, now - WorkerRegistry.Alive);
    }

    /// <summary>The names of its slots, in order.</summary>
    public static IReadOnlyList<string> SlotNames(StoreSession session, SiteRow row) =>
        [.. WorkersOf(session, row).SelectMany(worker => worker.SlotList).Select(slot => slot.Name!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static List<WorkerRow> WorkersOf(StoreSession session, SiteRow row) => row.UserId is null
        ? []
        : session.Query<WorkerRow>($"SELECT {WorkerRow.Columns} FROM workers WHERE user_id = @UserId ORDER BY last_seen", new { row.UserId });

    private static List<SiteSlot> SlotsOf(StoreSession session, SiteRow row, List<WorkerRow> workers, DateTimeOffset aliveSince)
    {
        var held = session.Query<TaskRow>($"SELECT {TaskRow.Columns} FROM tasks WHERE site = @Id AND lease_id IS NOT NULL AND slot IS NOT NULL", new { row.Id });
        return
        [
            .. workers.SelectMany(worker => worker.SlotList.Select(slot => (Worker: worker, Slot: slot)))
                .GroupBy(pair => pair.Slot.Name!, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => group.Last())
                .Select(last => new SiteSlot(last.Slot.Name!, last.Slot.CardBytes, TaskIn(last.Slot), last.Worker.LastSeen, last.Worker.LastSeen >= aliveSince)),
        ];

        TaskId? TaskIn(SlotOffer slot) => held.FirstOrDefault(task => string.Equals(task.Slot, slot.Name, StringComparison.Ordinal))?.Id;
    }
}
