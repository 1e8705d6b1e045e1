using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Sites;

/// <summary>Why a task waits for a site, or for a slot there.</summary>
internal static class SiteReason
{
    /// <param name="session">The transaction.</param>
    /// <param name="task">A task of a downloader or writer.</param>
    /// <param name="now">What time it is.</param>
    /// <param name="alive">The workers of its kind that have called lately.</param>
    /// <param name="ahead">How many tasks are before it.</param>
    /// <returns>Null when it waits for nothing of the kind.</returns>
    public static WaitingReason? Of(StoreSession session, TaskRow task, DateTimeOffset now, IReadOnlyList<WorkerRow> alive, int ahead)
    {
        var sites = session.Query<SiteRow>($"SELECT {SiteRow.Columns} FROM sites WHERE user_id IS NOT NULL AND (@Site IS NULL OR id = @Site) ORDER BY id", new { task.Site })
            .Where(site => task.Site is not null || site.Takes(task.Channel)).ToList();
        if (sites.Count == 0)
        {
            return new WaitingReason("no_site", task.Site is null
                ? "No site takes orders of this channel. Make one: cardshop site create"
                : $"The site {task.Site} is no more, or has no account. Give it one, or move the order: cardshop order move", ahead);
        }

        var here = alive.Where(worker => sites.Exists(site => string.Equals(site.UserId, worker.UserId.Value, StringComparison.Ordinal))).ToList();
        return here.Count == 0 ? new WaitingReason("site_offline", Offline(session, task, sites, now), ahead)
            : task.TaskKind == TaskKind.Downloader ? OfRoom(task, here, ahead)
            : OfSlots(session, task, here, ahead);
    }

    private static string Offline(StoreSession session, TaskRow task, List<SiteRow> sites, DateTimeOffset now)
    {
        if (task.Site is null)
        {
            return $"No {task.Kind} of {string.Join(", ", sites.Select(site => site.Id))} has called lately. Look whether a station is on.";
        }

        var seen = session.Value<DateTimeOffset?>("SELECT MAX(last_seen) FROM workers WHERE user_id = @UserId", new { sites[0].UserId });
        var since = seen is { } last ? $"for {(now - last).TotalMinutes:0} min" : "yet";
        return $"No {task.Kind} of the site {task.Site} has called {since}. Look whether the station is on, or move the order: cardshop order move";
    }

    private static WaitingReason? OfRoom(TaskRow task, List<WorkerRow> here, int ahead)
    {
        if (task.Size is not { } size || here.Exists(worker => worker.Room is null || worker.Room >= size))
        {
            return null;
        }

        var most = here.Max(worker => worker.Room!.Value);
        return new WaitingReason("no_room", $"The image has {size} bytes, and no downloader has room for more than {most}: {size - most} bytes are missing. Free them at the site, or wait until other orders are done.", ahead);
    }

    private static WaitingReason? OfSlots(StoreSession session, TaskRow task, List<WorkerRow> here, int ahead)
    {
        var slots = here.SelectMany(worker => worker.SlotList).Select(slot => slot.Name!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (task.Slot is not null && !slots.Contains(task.Slot, StringComparer.Ordinal))
        {
            return new WaitingReason("no_slot", $"The writer of slot {task.Slot} has not called lately; there are {string.Join(", ", slots)}. Have it written in another slot: cardshop order move", ahead);
        }

        var taken = session.Query<string>("SELECT slot FROM tasks WHERE site = @Site AND lease_id IS NOT NULL AND slot IS NOT NULL", new { task.Site });
        return (task.Slot is null ? slots.All(slot => taken.Contains(slot, StringComparer.Ordinal)) : taken.Contains(task.Slot, StringComparer.Ordinal))
            ? new WaitingReason("all_busy", task.Slot is null ? $"All slots are busy: {string.Join(", ", slots)}." : $"Slot {task.Slot} is busy.", ahead)
            : null;
    }
}
