using Cardshop.Contracts;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Audits;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Logs;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Sites;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Queue;

/// <summary>Tasks as managers see them; a worker sees those that it has.</summary>
internal sealed class TaskBook(IStore store, TimeProvider clock, OrderBook orders)
{
    private static readonly ListRules Rules = new("tasks", TaskRow.Columns, "-created", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["created"] = "created",
    });

    /// <summary>Tasks.</summary>
    public async Task<Outcome<Page<ShopTask>>> ListAsync(
        Principal caller, ListQuery query, string? status, string? kind, string? channel, string? order, CancellationToken cancellation = default) => await store.ReadAsync(
        session => new ListFilter().Equal("channel", caller.Channel).Equal("channel", channel).Equal("status", status).Equal("kind", kind).Equal("order_id", order)
            .Page<TaskRow, ShopTask>(session, Rules, query, row => row.ToTask()),
        cancellation);

    /// <summary>A task.</summary>
    public async Task<Outcome<ShopTask>> GetAsync(Principal caller, TaskId id, CancellationToken cancellation = default) =>
        await store.ReadAsync(session => Find(session, caller, id) is { } row ? (Outcome<ShopTask>)row.ToTask() : Refusal.NotFound("task", id), cancellation);

    /// <summary>A part of a task's log.</summary>
    public async Task<Outcome<LogPart>> LogAsync(Principal caller, TaskId id, long offset, CancellationToken cancellation = default) =>
        await store.ReadAsync(session => Find(session, caller, id) is { } row ? (Outcome<LogPart>)TaskLogs.Read(session, row, offset) : Refusal.NotFound("task", id), cancellation);

    /// <summary>Has a task that failed tried again.</summary>
    public Task<Outcome<ShopTask>> RetryAsync(Principal caller, TaskId id, CancellationToken cancellation = default) => store.WriteAsync<Outcome<ShopTask>>(
        session =>
        {
            if (Find(session, caller, id) is not { } task)
            {
                return Refusal.NotFound("task", id);
            }

            if (!OrderBook.IsRetryable(task))
            {
                return Refusal.WrongState("task", id, task.Status, "only what failed can be tried again.");
            }

            orders.Requeue(session, caller, task);
            Audit.Write(session, clock, caller, "task.retry", id, "");
            return TaskQueue.Find(session, id)!.ToTask();
        },
        cancellation);

    /// <summary>Why a task is not running.</summary>
    public async Task<Outcome<WaitingReason>> WhyAsync(Principal caller, TaskId id, CancellationToken cancellation = default) =>
        await store.ReadAsync(session => Find(session, caller, id) is { } task ? (Outcome<WaitingReason>)Why(session, task) : Refusal.NotFound("task", id), cancellation);

    private static TaskRow? Find(StoreSession session, Principal caller, TaskId id) =>
        TaskQueue.Find(session, id) is { } task
        && (caller.Role == Role.Manager ? caller.Sees(task.Channel) : task.WorkerId is { } worker && WorkerRegistry.Find(session, caller, new WorkerId(worker)) is not null)
            ? task : null;

    private WaitingReason Why(StoreSession session, TaskRow task)
    {
        var now = clock.Now();
        if (task.State == WorkStatus.NeedsAttention)
        {
            return new WaitingReason("needs_attention", $"{task.Cause} {task.Remedy}", 0);
        }

        if (task.State != WorkStatus.Pending)
        {
            return task.LeaseId is null
                ? new WaitingReason("over", $"It is {task.Status}; nothing will run.", 0)
                : new WaitingReason("running", $"It is {task.Status}, with the worker {session.Value<string>("SELECT name FROM workers WHERE id = @WorkerId", new { task.WorkerId })}.", 0);
        }

        if (task.Blocked > 0)
        {
            return new WaitingReason("blocked", $"{task.Blocked} task(s) of the same order have to be done first.", 0);
        }

        var ahead = session.Value<int>(
            "SELECT COUNT(*) FROM tasks WHERE kind = @Kind AND status = 'pending' AND blocked = 0 AND queue_rank < @QueueRank", new { task.Kind, task.QueueRank });
        return task.NotBefore > now
            ? new WaitingReason("backing_off", $"It is tried again in {(task.NotBefore - now).TotalSeconds:0} s, after {task.Attempts} attempt(s). {task.Cause}", ahead)
            : OfWorkers(session, task, now, ahead);
    }

    private static WaitingReason OfWorkers(StoreSession session, TaskRow task, DateTimeOffset now, int ahead)
    {
        var alive = session.Query<WorkerRow>($"SELECT {WorkerRow.Columns} FROM workers WHERE last_seen >= @Since", new { Since = now - WorkerRegistry.Alive })
            .Where(worker => worker.KindList.Contains(task.TaskKind)).ToList();
        if (alive.Count == 0 && task.Site is null)
        {
            return new WaitingReason("no_worker", $"No {task.Kind} has called lately. Start one: cardshop work {task.Kind}", ahead);
        }

        var inChannel = alive.Where(worker => worker.Channel is null || string.Equals(worker.Channel, task.Channel, StringComparison.Ordinal)).ToList();
        if (inChannel.Count == 0 && alive.Count > 0)
        {
            return new WaitingReason("wrong_channel", $"{alive.Count} {task.Kind}(s) are there, none of them for the channel {task.Channel}.", ahead);
        }

        if (task.TaskKind != TaskKind.Creator && SiteReason.Of(session, task, now, inChannel, ahead) is { } reason)
        {
            return reason;
        }

        var needs = StoredJson.Read<List<string>>(task.Needs);
        var able = inChannel.Where(worker => needs.All(worker.CapabilityList.Contains)).ToList();
        if (able.Count == 0)
        {
            return new WaitingReason("lacks_capability", $"No {task.Kind} that is there can do all of this: {string.Join(", ", needs)}.", ahead);
        }

        if (able.All(worker => worker.Draining))
        {
            return new WaitingReason("draining", $"Every {task.Kind} that could do it has been asked to stop.", ahead);
        }

        var busy = session.Query<string>("SELECT DISTINCT worker_id FROM tasks WHERE lease_id IS NOT NULL");
        return able.All(worker => worker.Draining || busy.Contains(worker.Id.Value, StringComparer.Ordinal))
            ? new WaitingReason("all_busy", $"All {able.Count} {task.Kind}(s) that could do it are busy; {ahead} task(s) are before it.", ahead)
            : new WaitingReason("next", $"It is handed out at once; {ahead} task(s) are before it.", ahead);
    }
}
