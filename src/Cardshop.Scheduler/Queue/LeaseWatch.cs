using Cardshop.Contracts.Ids;

namespace Cardshop.Scheduler.Queue;

/// <summary>Somebody waits for something to happen to a lease.</summary>
internal sealed class LeaseWatch(QueueSignals signals, LeaseId lease) : IDisposable
{
    private readonly TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LeaseId Lease => lease;

    /// <summary>Over when it happens.</summary>
    public Task Changed => _changed.Task;

    public void Signal() => _changed.TrySetResult();

    public void Dispose() => signals.Forget(this);
}
