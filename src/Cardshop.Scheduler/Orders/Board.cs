using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Events;
using Cardshop.Scheduler.Mails;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.States;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Orders;

/// <summary>
/// Moves tasks from status to status, and orders after them: the only place that does. Every move is checked against the tables, recorded
/// with who, when and why, told to who watches, and, where people wait for it, mailed; all in the transaction of the move.
/// </summary>
internal sealed class Board(TimeProvider clock, EventLog events, OrderMails mails, SiteMails sites)
{
    public const string Scheduler = "scheduler";

    /// <summary>Moves a task.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="task">The task as it is.</param>
    /// <param name="changed">The task as it is to be; its status may be the same.</param>
    /// <param name="who">A username, or <see cref="Scheduler"/>.</param>
    /// <param name="why">For people.</param>
    /// <param name="order">The order of the task as it is; null to have it read.</param>
    /// <exception cref="InvalidOperationException">The table does not allow it: the caller should have looked.</exception>
    public TaskRow Move(StoreSession session, TaskRow task, TaskRow changed, string who, string why, OrderRow? order = null)
    {
        var (from, to) = (task.State, changed.State);
        if (from != to && !TaskTransitions.Allows(task.TaskKind, from, to))
        {
            throw new InvalidOperationException($"A task that is {task.Status} cannot become {changed.Status}.");
        }

        changed = changed with { Updated = clock.Now() };
        session.Execute(
            """
            UPDATE tasks SET status = @Status, blocked = @Blocked, not_before = @NotBefore, attempts = @Attempts, fence = @Fence, lease_id = @LeaseId,
                worker_id = @WorkerId, progress = @Progress, checkpoint = @Checkpoint, cause = @Cause, remedy = @Remedy, updated = @Updated,
                site = @Site, slot = @Slot, round = @Round, confirmed = @Confirmed, away = @Away, card = @Card WHERE id = @Id
            """,
            changed);
        if (from == to)
        {
            return changed;
        }

        Record(session, task.OrderId, task.Id.Value, task.Status, changed.Status, who, why);
        events.TaskChanged(session, changed, who, why);
        if (!TaskTransitions.IsDone(from) && TaskTransitions.IsDone(to))
        {
            session.Execute("UPDATE tasks SET blocked = blocked - 1 WHERE id IN (SELECT task_id FROM task_dependencies WHERE needs = @Id)", new { task.Id });
        }

        order ??= Find(session, task.OrderId);
        sites.TaskChanged(session, order, changed);
        Recompute(session, order, who, why, changed);
        return changed;
    }

    /// <summary>A task has got further without changing its status.</summary>
    public void Progressed(StoreSession session, TaskRow task) => events.Progressed(session, task);

    /// <summary>An order was placed.</summary>
    public void Placed(StoreSession session, OrderRow order, string who) => events.OrderChanged(session, order, who, "");

    /// <summary>Tells the owner of a worker that it vanished with a task.</summary>
    public void WorkerVanished(StoreSession session, WorkerRow worker, TaskRow task, string why) => mails.WorkerTrouble(session, worker, task, why);

    /// <summary>Records the beginning of an order or a task.</summary>
    public void Begin(StoreSession session, OrderId order, string subject, string status, string who) => Record(session, order, subject, null, status, who, "");

    /// <summary>Computes the status of an order anew.</summary>
    public void Recompute(StoreSession session, OrderId id, string who, string why) => Recompute(session, Find(session, id), who, why, null);

    private static OrderRow Find(StoreSession session, OrderId id) => session.Find<OrderRow>($"SELECT {OrderRow.Columns} FROM orders WHERE id = @Id", new { Id = id })!;

    private void Recompute(StoreSession session, OrderRow order, string who, string why, TaskRow? cause)
    {
        var tasks = session.Query<FactRow>("SELECT kind, status, fence FROM tasks WHERE order_id = @Id", new { order.Id });
        var status = OrderStatusRule.Of(
            order.Canceled,
            order.Shipped,
            order.Stranded,
            [.. tasks.Select(task => new TaskFact(Words.Parse<TaskKind>(task.Kind), Words.Parse<WorkStatus>(task.Status), task.Fence > 0))]);
        if (status == order.State)
        {
            return;
        }

        if (!OrderTransitions.Allows(order.State, status))
        {
            throw new InvalidOperationException($"An order that is {order.Status} cannot become {Words.Of(status)}.");
        }

        var changed = order with { Status = Words.Of(status), Updated = clock.Now() };
        session.Execute("UPDATE orders SET status = @Status, updated = @Updated WHERE id = @Id", changed);
        Record(session, order.Id, order.Id.Value, order.Status, changed.Status, who, why);
        events.OrderChanged(session, changed, who, why);
        mails.OrderChanged(session, changed, cause);
        sites.OrderChanged(session, changed);
    }

    private void Record(StoreSession session, OrderId order, string subject, string? from, string to, string who, string why) => session.Execute(
        "INSERT INTO transitions (order_id, subject, previous, status, at, who, why) VALUES (@Order, @Subject, @From, @To, @At, @Who, @Why)",
        new { Order = order, Subject = subject, From = from, To = to, At = clock.Now(), Who = who, Why = why });

    private sealed record FactRow
    {
        public string Kind { get; init; } = "";

        public string Status { get; init; } = "";

        public long Fence { get; init; }
    }
}
