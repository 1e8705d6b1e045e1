using Cardshop.Contracts;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Audits;
using Cardshop.Scheduler.Listings;
using Cardshop.Scheduler.Logs;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Protection;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Recipes;
using Cardshop.Scheduler.Sites;
using Cardshop.Scheduler.States;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Orders;

/// <summary>What people asked for, as it stands.</summary>
internal sealed class OrderBook(IStore store, TimeProvider clock, IVault vault, Board board, QueueOptions queue, QueueSignals signals)
{
    internal static readonly ListRules Rules = new("orders", OrderRow.Columns, "-created", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["created"] = "created",
        ["updated"] = "updated",
        ["name"] = "name",
    })
    {
        Leading = ["status", "created_by", "channel"],
    };

    /// <summary>Orders.</summary>
    public async Task<Outcome<Page<Order>>> ListAsync(Principal caller, ListQuery query, OrderFilter filter, CancellationToken cancellation = default) =>
        await store.ReadAsync(
            session => new ListFilter()
                .Equal("channel", caller.Channel).Equal("channel", filter.Channel).Equal("status", filter.Status).Equal("created_by", filter.CreatedBy)
                .AtLeast("created", filter.CreatedAfter).Below("created", filter.CreatedBefore).StartsWith("name", filter.Name)
                .Page<OrderRow, Order>(session, Rules, query, row => row.ToOrder()),
            cancellation);

    /// <summary>An order with its tasks, artifacts and history.</summary>
    public async Task<Outcome<Order>> GetAsync(Principal caller, OrderId id, CancellationToken cancellation = default) => await store.ReadAsync(
        session => Find(session, caller, id) is { } row ? (Outcome<Order>)Whole(session, row) : Refusal.NotFound("order", id), cancellation);

    /// <summary>The recipe of an order, its secrets hidden.</summary>
    public async Task<Outcome<RecipeText>> RecipeAsync(Principal caller, OrderId id, CancellationToken cancellation = default)
    {
        var outcome = await store.ReadAsync<Outcome<string>>(
            session => Find(session, caller, id) is null ? Refusal.NotFound("order", id)
                : session.Value<string>("SELECT recipe FROM orders WHERE id = @Id", new { Id = id }) is { } kept ? kept
                : Refusal.Gone("The recipe was erased when the order was anonymised."),
            cancellation);
        return outcome.IsRefused ? outcome.Problem : new RecipeText(RecipeSecrets.Hide(vault.Unprotect(outcome.Value)));
    }

    /// <summary>Cancels an order: every task that is not over, at once, whoever has it. Cancelling twice is as cancelling once.</summary>
    public Task<Outcome<Order>> CancelAsync(Principal caller, OrderId id, CancellationToken cancellation = default) => store.WriteAsync<Outcome<Order>>(
        session =>
        {
            if (Find(session, caller, id) is not { } order)
            {
                return Refusal.NotFound("order", id);
            }

            if (order.State == OrderStatus.Canceled)
            {
                return Whole(session, order);
            }

            if (!OrderTransitions.IsCancelable(order.State))
            {
                return Refusal.WrongState("order", id, order.Status, "it is too late to cancel it.");
            }

            session.Execute("UPDATE orders SET canceled = 1 WHERE id = @Id", new { Id = id });
            foreach (var task in TasksOf(session, id).Where(task => !TaskTransitions.IsDone(task.State) && task.State != WorkStatus.Canceled))
            {
                if (task.LeaseId is { } lease)
                {
                    session.Execute("UPDATE leases SET state = 'ended', ended = @Now WHERE id = @Lease", new { Now = clock.Now(), Lease = lease });
                    signals.LeaseChanged(session, new LeaseId(lease));
                }

                if (task is { Kind: "creator", Fence: > 0 })
                {
                    Withdrawals.Add(session, order, clock.Now() + queue.Lease);
                }

                board.Move(session, task, task.Free(WorkStatus.Canceled), caller.Username, "the order was cancelled");
            }

            session.Execute("UPDATE artifacts SET status = 'doomed' WHERE order_id = @Id AND status = 'available'", new { Id = id });
            board.Recompute(session, id, caller.Username, "cancelled");
            Audit.Write(session, clock, caller, "order.cancel", id, order.Name);
            return Whole(session, Find(session, caller, id)!);
        },
        cancellation);

    /// <summary>Has all that failed tried again.</summary>
    public Task<Outcome<Order>> RetryAsync(Principal caller, OrderId id, CancellationToken cancellation = default) => store.WriteAsync<Outcome<Order>>(
        session =>
        {
            if (Find(session, caller, id) is not { } order)
            {
                return Refusal.NotFound("order", id);
            }

            // A card whose writer is away carries on by itself.
            var failed = TasksOf(session, id).Where(task => IsRetryable(task) && !task.Away).ToList();
            if (failed.Count == 0)
            {
                return Refusal.WrongState("order", id, order.Status, "none of its tasks has failed.");
            }

            failed.ForEach(task => Requeue(session, caller, task));
            Audit.Write(session, clock, caller, "order.retry", id, order.Name);
            return Whole(session, Find(session, caller, id)!);
        },
        cancellation);

    /// <summary>Erases who ordered, the recipe, the logs and what was made. What remains says only that there was an order.</summary>
    public Task<Outcome<Order>> AnonymizeAsync(Principal caller, OrderId id, CancellationToken cancellation = default) => store.WriteAsync<Outcome<Order>>(
        session =>
        {
            if (Find(session, caller, id) is not { } order)
            {
                return Refusal.NotFound("order", id);
            }

            if (order.State is not (OrderStatus.PendingExpiry or OrderStatus.CreationFailed or OrderStatus.Failed) && !OrderTransitions.IsFinal(order.State))
            {
                return Refusal.WrongState("order", id, order.Status, "cancel it first.");
            }

            var nobody = StoredJson.Write(new Person());
            session.Execute(
                "UPDATE orders SET anonymized = 1, recipe = NULL, cards = NULL, shipment = NULL, recipe_digest = '', name = '', client = @Nobody, recipient = @Nobody, updated = @Now WHERE id = @Id",
                new { Nobody = nobody, Now = clock.Now(), Id = id });
            session.Execute("UPDATE artifacts SET status = 'doomed' WHERE order_id = @Id AND status = 'available'", new { Id = id });
            session.Execute("UPDATE tasks SET inputs = '[]', checkpoint = NULL, cause = NULL, remedy = NULL, card = NULL WHERE order_id = @Id", new { Id = id });
            TaskLogs.Erase(session, id);
            session.Execute("DELETE FROM outbox WHERE order_id = @Id", new { Id = id });
            session.Execute("DELETE FROM events WHERE order_id = @Id", new { Id = id });
            session.Execute("UPDATE transitions SET why = '' WHERE order_id = @Id", new { Id = id });
            session.Execute("UPDATE audit SET detail = '' WHERE subject = @Id", new { Id = id.Value });
            Audit.Write(session, clock, caller, "order.anonymize", id, "");
            return Whole(session, Find(session, caller, id)!);
        },
        cancellation);

    /// <summary>Removes an order that nothing can happen to any more.</summary>
    public Task<Outcome<Nothing>> DeleteAsync(Principal caller, OrderId id, CancellationToken cancellation = default) => store.WriteAsync<Outcome<Nothing>>(
        session =>
        {
            if (Find(session, caller, id) is not { } order)
            {
                return Refusal.NotFound("order", id);
            }

            if (!OrderTransitions.IsFinal(order.State))
            {
                return Refusal.WrongState("order", id, order.Status, "cancel it first, or wait until it is over.");
            }

            if (session.Value<int>("SELECT COUNT(*) FROM artifacts WHERE order_id = @Id AND status <> 'removed'", new { Id = id }) > 0)
            {
                return Refusal.WrongState("order", id, order.Status, "the warehouse has not removed its artifacts yet.");
            }

            session.Execute("DELETE FROM events WHERE order_id = @Id", new { Id = id });
            session.Execute("DELETE FROM transitions WHERE order_id = @Id", new { Id = id });
            session.Execute("DELETE FROM orders WHERE id = @Id", new { Id = id });
            Audit.Write(session, clock, caller, "order.delete", id, "");
            return default(Nothing);
        },
        cancellation);

    internal static OrderRow? Find(StoreSession session, Principal caller, OrderId id) =>
        session.Find<OrderRow>($"SELECT {OrderRow.Columns} FROM orders WHERE id = @Id", new { Id = id }) is { } row && caller.Sees(row.Channel) ? row : null;

    internal static OrderRow? Find(StoreSession session, OrderId id) => session.Find<OrderRow>($"SELECT {OrderRow.Columns} FROM orders WHERE id = @Id", new { Id = id });

    internal static Order Whole(StoreSession session, OrderRow row) => row.ToOrder() with
    {
        Tasks = [.. TasksOf(session, row.Id).Select(task => task.ToTask())],
        Artifacts = [.. session.Query<ArtifactRow>($"SELECT {ArtifactRow.Columns} FROM artifacts WHERE order_id = @Id ORDER BY created, id", new { row.Id }).Select(artifact => artifact.ToArtifact())],
        History = [.. session.Query<TransitionRow>("SELECT subject, previous, status, at, who, why FROM transitions WHERE order_id = @Id ORDER BY sequence", new { row.Id }).Select(transition => transition.ToTransition())],
    };

    internal static bool IsRetryable(TaskRow task) => TaskTransitions.IsFailed(task.State) || task.State == WorkStatus.NeedsAttention;

    internal void Requeue(StoreSession session, Principal caller, TaskRow task)
    {
        if (task.TaskKind == TaskKind.Writer)
        {
            CardDesk.Again(session, clock, board, task, task.Slot, caller.Username, "to be tried again");
        }
        else
        {
            board.Move(session, task, task.Free(WorkStatus.Pending) with { Attempts = 0, NotBefore = clock.Now() }, caller.Username, "to be tried again");
        }

        signals.TasksReady(session);
    }

    internal static List<TaskRow> TasksOf(StoreSession session, OrderId id) =>
        session.Query<TaskRow>($"SELECT {TaskRow.Columns} FROM tasks WHERE order_id = @Id ORDER BY kind, ordinal", new { Id = id });
}
