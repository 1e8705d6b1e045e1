using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Queue;

/// <summary>
/// Looks once a second for leases that have run out. When it has not looked for a while, or the clock jumped, no worker could have called in
/// time, and all leases get a full period first.
/// </summary>
internal sealed class Pulse(IStore store, TimeProvider clock, TaskQueue queue, QueueSignals signals)
{
    /// <summary>How often it is to be called.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(5);

    private DateTimeOffset? _last;

    /// <summary>Looks once.</summary>
    public async Task BeatAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var gap = now - _last;
        if (gap is null || gap > LongestGap || gap < TimeSpan.Zero)
        {
            await store.WriteAsync(queue.Renew, cancellation);
        }
        else if (await store.ReadAsync(AreLapsed, cancellation))
        {
            await store.WriteAsync(queue.Lapse, cancellation);
        }

        // Only now: when the store failed, the next look has to make up for this one.
        _last = now;
        if (await store.ReadAsync(IsWorkDue, cancellation))
        {
            signals.Wake();
        }
    }

    private bool AreLapsed(StoreSession session) =>
        session.Value<int>("SELECT COUNT(*) FROM leases WHERE state = 'active' AND expires < @Now", new { Now = clock.Now() }) > 0;

    /// <summary>Tasks whose pause is over wake nobody by themselves.</summary>
    private bool IsWorkDue(StoreSession session) => session.Value<int>(
        "SELECT COUNT(*) FROM (SELECT 1 FROM tasks WHERE status = 'pending' AND blocked = 0 AND not_before <= @Now LIMIT 1) AS due", new { Now = clock.Now() }) > 0;
}
