using Cardshop.Contracts.Events;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Events;

/// <summary>What happened, in order, for who watches now and who comes back later.</summary>
internal sealed class EventLog(TimeProvider clock)
{
    private const int MostAtOnce = 200;

    private TaskCompletionSource _pulse = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Over at the next event. Ask for it before reading, or it may be missed.</summary>
    public Task NextAsync() => Volatile.Read(ref _pulse).Task;

    public void OrderChanged(StoreSession session, OrderRow order, string who, string why) =>
        Add(session, new ShopEvent("order", clock.Now(), order.Id, null, order.Status, null, null, null, who, why), order.Channel, null);

    public void TaskChanged(StoreSession session, TaskRow task, string who, string why) => Add(session, Of("task", task, who, why), task.Channel, task.WorkerId);

    public void Progressed(StoreSession session, TaskRow task) => Add(session, Of("progress", task, "", ""), task.Channel, task.WorkerId);

    /// <summary>Events after one.</summary>
    public static List<EventRow> Read(StoreSession session, EventScope scope, long after)
    {
        var (column, value) = scope switch
        {
            { Order: { } order } => ("order_id", order),
            { Worker: { } worker } => ("worker_id", worker),
            { Channel: { } channel } => ("channel", channel),
            _ => ("'all'", "all"),
        };
        return session.Query<EventRow>(
            $"SELECT sequence, kind, data FROM events WHERE {column} = @Value AND sequence > @After ORDER BY sequence LIMIT {MostAtOnce}", new { Value = value, After = after });
    }

    /// <summary>The newest event.</summary>
    public static long Last(StoreSession session) => session.Value<long?>("SELECT MAX(sequence) FROM events") ?? 0;

    /// <summary>Forgets what nobody will come back for.</summary>
    public static void Sweep(StoreSession session, DateTimeOffset now)
    {
        session.Execute("DELETE FROM events WHERE kind = 'progress' AND at < @Before", new { Before = now.AddMinutes(-10) });
        session.Execute("DELETE FROM events WHERE kind <> 'progress' AND at < @Before", new { Before = now.AddDays(-30) });
    }

    private static ShopEvent Of(string kind, TaskRow task, string who, string why)
    {
        var shown = task.ToTask();
        return new ShopEvent(kind, task.Updated, task.OrderId, task.Id, task.Status, shown.Progress, task.Cause, task.Remedy, who, why);
    }

    private void Add(StoreSession session, ShopEvent happened, string channel, string? worker)
    {
        session.Execute(
            "INSERT INTO events (at, kind, channel, order_id, task_id, worker_id, data) VALUES (@At, @Kind, @Channel, @OrderId, @Task, @Worker, @Data)",
            new { happened.At, happened.Kind, Channel = channel, happened.OrderId, Task = happened.TaskId?.Value, Worker = worker, Data = StoredJson.Write(happened) });
        session.AfterCommit(() => Interlocked.Exchange(ref _pulse, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult());
    }
}
