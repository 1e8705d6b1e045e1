using Cardshop.Contracts.Ids;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Queue;

/// <summary>Wakes who waits, once what they wait for is durable.</summary>
public sealed class QueueSignals
{
    private readonly Dictionary<LeaseId, List<LeaseWatch>> _watches = [];
    private readonly Lock _gate = new();

    /// <summary>There may be tasks to hand out.</summary>
    internal Action Ready { get; set; } = () => { };

    internal void TasksReady(StoreSession session) => session.AfterCommit(Wake);

    internal void Wake() => Ready();

    /// <summary>Something happened to a lease that its worker should know at once.</summary>
    internal void LeaseChanged(StoreSession session, LeaseId lease) => session.AfterCommit(() =>
    {
        lock (_gate)
        {
            _watches.GetValueOrDefault(lease)?.ForEach(watch => watch.Signal());
        }
    });

    /// <summary>Watches a lease. Begin before looking at it, or what happens in between is missed.</summary>
    internal LeaseWatch Watch(LeaseId lease)
    {
        var watch = new LeaseWatch(this, lease);
        lock (_gate)
        {
            if (!_watches.TryGetValue(lease, out var watches))
            {
                _watches[lease] = watches = [];
            }

            watches.Add(watch);
        }

        return watch;
    }

    internal void Forget(LeaseWatch watch)
    {
        lock (_gate)
        {
            if (_watches.TryGetValue(watch.Lease, out var watches) && watches.Remove(watch) && watches.Count == 0)
            {
                _watches.Remove(watch.Lease);
            }
        }
    }
}
