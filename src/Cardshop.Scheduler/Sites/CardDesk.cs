using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Audits;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Sites;

/// <summary>What people decide about one card. Whatever they do touches that card alone.</summary>
internal sealed class CardDesk(IStore store, TimeProvider clock, Board board, QueueSignals signals)
{
    /// <summary>A card is in the slot that its writer waits at.</summary>
    public Task<Outcome<ShopTask>> ConfirmAsync(Principal caller, TaskId id, CancellationToken cancellation = default) =>
        ActAsync(caller, id, "card.confirm", (session, task) => Confirm(session, task), cancellation);

    /// <summary>Carries on in the same slot, with the same card as far as there is one.</summary>
    public Task<Outcome<ShopTask>> ResumeAsync(Principal caller, TaskId id, CancellationToken cancellation = default) =>
        ActAsync(caller, id, "card.resume", (session, task) => Resume(session, task, caller.Username), cancellation);

    /// <summary>Has it written to another card in another slot.</summary>
    public Task<Outcome<ShopTask>> MoveAsync(Principal caller, TaskId id, CardMove move, CancellationToken cancellation = default) =>
        ActAsync(caller, id, "card.move", (session, task) => Move(session, task, move.Slot, caller.Username), cancellation);

    public Outcome<ShopTask> Confirm(StoreSession session, TaskRow task)
    {
        if (task.State != WorkStatus.WaitingForCard)
        {
            return Refusal.WrongState("task", task.Id, task.Status, "its writer does not wait for a card.");
        }

        if (task.Confirmed)
        {
            return task.ToTask();
        }

        session.Execute("UPDATE tasks SET confirmed = 1 WHERE id = @Id", new { task.Id });
        signals.LeaseChanged(session, new LeaseId(task.LeaseId!));
        return (task with { Confirmed = true }).ToTask();
    }

    public Outcome<ShopTask> Retry(StoreSession session, TaskRow task, string who)
    {
        if (!OrderBook.IsRetryable(task))
        {
            return Refusal.WrongState("task", task.Id, task.Status, "only what failed can be tried again.");
        }

        signals.TasksReady(session);
        return Again(session, clock, board, task, task.Slot, who, "to be tried again").ToTask();
    }

    public Outcome<ShopTask> Resume(StoreSession session, TaskRow task, string who)
    {
        if (!OrderBook.IsRetryable(task))
        {
            return Refusal.WrongState("task", task.Id, task.Status, "only what failed, or needs a person, can be carried on.");
        }

        signals.TasksReady(session);
        return board.Move(session, task, task.Free(WorkStatus.Pending) with { Attempts = 0, NotBefore = clock.Now() }, who, "to be carried on").ToTask();
    }

    public Outcome<ShopTask> Move(StoreSession session, TaskRow task, string? slot, string who)
    {
        var isWaiting = task.State is WorkStatus.Received or WorkStatus.WaitingForCard;
        if (!isWaiting && task.State != WorkStatus.Pending && !OrderBook.IsRetryable(task))
        {
            return Refusal.WrongState("task", task.Id, task.Status, "a card can be moved before it is written, or when it failed.");
        }

        if (slot is not null && CheckSlot(session, task, slot) is { } problem)
        {
            return problem;
        }

        if (task.LeaseId is { } lease)
        {
            session.Execute("UPDATE leases SET state = 'ended', ended = @Now WHERE id = @Lease", new { Now = clock.Now(), Lease = lease });
            signals.LeaseChanged(session, new LeaseId(lease));
        }

        signals.TasksReady(session);
        return Again(session, clock, board, task, slot is null ? null : SiteRules.Fold(slot), who, $"to be written in {(slot is null ? "any slot" : $"slot {SiteRules.Fold(slot)}")}").ToTask();
    }

    /// <summary>Has a card written anew: to another blank, from the start. Who wrote the one before is not heard any more.</summary>
    internal static TaskRow Again(StoreSession session, TimeProvider clock, Board board, TaskRow task, string? slot, string who, string why)
    {
        session.Execute("UPDATE leases SET state = 'ended', ended = @Now WHERE task_id = @Id AND state = 'lapsed'", new { Now = clock.Now(), task.Id });
        var next = task.NextCard().Free(WorkStatus.Pending) with
        {
            Slot = slot,
            Attempts = 0,
            NotBefore = clock.Now(),
            Checkpoint = null,
            Progress = null,
            Card = null,
            Cause = null,
            Remedy = null,
        };
        return board.Move(session, task, next, who, why);
    }

    internal static TaskRow? Find(StoreSession session, TaskId id) => TaskQueue.Find(session, id) is { TaskKind: TaskKind.Writer } task ? task : null;

    private static Contracts.Problems.Problem? CheckSlot(StoreSession session, TaskRow task, string slot)
    {
        var slots = task.Site is { } site && SiteRow.Find(session, site) is { } row ? SiteView.SlotNames(session, row) : [];
        return SiteRules.IsSlot(slot) && slots.Contains(SiteRules.Fold(slot), StringComparer.Ordinal)
            ? null
            : Refusal.Invalid("slot", slots.Count == 0 ? "no slot is known there yet; leave it out for any" : $"give one of {string.Join(", ", slots)}");
    }

    private Task<Outcome<ShopTask>> ActAsync(Principal caller, TaskId id, string action, Func<StoreSession, TaskRow, Outcome<ShopTask>> act, CancellationToken cancellation) =>
        store.WriteAsync(
            session =>
            {
                if (Find(session, id) is not { } task || !caller.Sees(task.Channel))
                {
                    return Refusal.NotFound("card", id);
                }

                Audit.Write(session, clock, caller, action, id, "");
                return act(session, task);
            },
            cancellation);
}
