using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Logs;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Queue;

/// <summary>What workers say while they have a task.</summary>
internal sealed class LeaseDesk(IStore store, TimeProvider clock, TaskQueue queue, TaskLogs logs, QueueSignals signals)
{
    private const double LongestHold = 15;
    private const int LongestCheckpoint = 64 << 10;
    private const int LongestText = 4_000;

    /// <summary>A worker is alive. The answer may be held back until there is something to say: that its task was cancelled, or that it is to stop.</summary>
    public async Task<Outcome<HeartbeatAnswer>> BeatAsync(Principal caller, LeaseId id, Heartbeat heartbeat, CancellationToken cancellation)
    {
        if (heartbeat.Wait is < 0 or > LongestHold)
        {
            return Refusal.Invalid("wait", $"give 0 to {LongestHold} seconds");
        }

        if (heartbeat.Checkpoint?.Length > LongestCheckpoint || heartbeat.Progress?.Stage?.Length > LongestText)
        {
            return Refusal.Invalid("checkpoint", $"give at most {LongestCheckpoint} characters");
        }

        using var watch = signals.Watch(id);
        var answer = await store.WriteAsync(session => queue.Beat(session, caller, id, Clean(session, id, heartbeat)), cancellation);
        if (answer.IsRefused || answer.Value.Drain || heartbeat.Wait is null or 0)
        {
            return answer;
        }

        try
        {
            await watch.Changed.WaitAsync(TimeSpan.FromSeconds(heartbeat.Wait.Value), clock, cancellation);
        }
        catch (TimeoutException)
        {
            return answer;
        }

        return await store.WriteAsync(session => queue.Beat(session, caller, id, new Heartbeat(heartbeat.Fence)), cancellation);
    }

    /// <summary>A worker is done, or cannot be.</summary>
    public Task<Outcome<ShopTask>> FinishAsync(Principal caller, LeaseId id, TaskResult result, CancellationToken cancellation) =>
        result.Cause?.Length > LongestText || result.Remedy?.Length > LongestText
            ? Task.FromResult<Outcome<ShopTask>>(Refusal.Invalid("cause", $"give at most {LongestText} characters"))
            : store.WriteAsync(session => queue.Finish(session, caller, id, Clean(session, id, result)), cancellation);

    /// <summary>A worker gives its task back.</summary>
    public Task<Outcome<Nothing>> ReleaseAsync(Principal caller, LeaseId id, TaskRelease release, CancellationToken cancellation) =>
        release.Checkpoint?.Length > LongestCheckpoint
            ? Task.FromResult<Outcome<Nothing>>(Refusal.Invalid("checkpoint", $"give at most {LongestCheckpoint} characters"))
            : store.WriteAsync(session => queue.Release(session, caller, id, release), cancellation);

    /// <summary>A worker tells what it does.</summary>
    public Task<Outcome<LogAnswer>> AppendAsync(Principal caller, LeaseId id, long? fence, long offset, byte[] bytes, CancellationToken cancellation) =>
        store.WriteAsync<Outcome<LogAnswer>>(
            session =>
            {
                var hold = queue.Take(session, caller, id, fence);
                return hold.IsRefused ? (Outcome<LogAnswer>)(Problem)hold.Problem : logs.Append(session, hold.Value.Task, offset, bytes);
            },
            cancellation);

    private static OrderId? OrderOf(StoreSession session, LeaseId id) =>
        session.Value<string>("SELECT order_id FROM leases JOIN tasks ON tasks.id = leases.task_id WHERE leases.id = @Id", new { Id = id }) is { } order ? new OrderId(order) : null;

    private Heartbeat Clean(StoreSession session, LeaseId id, Heartbeat heartbeat) =>
        heartbeat.Progress?.Stage is { } stage && OrderOf(session, id) is { } order
            ? heartbeat with { Progress = heartbeat.Progress with { Stage = logs.Hide(session, order, stage) } }
            : heartbeat;

    private TaskResult Clean(StoreSession session, LeaseId id, TaskResult result) =>
        OrderOf(session, id) is { } order
            ? result with { Cause = logs.Hide(session, order, result.Cause), Remedy = logs.Hide(session, order, result.Remedy) }
            : result;
}
