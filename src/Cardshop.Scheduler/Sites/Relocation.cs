using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Audits;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.States;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Sites;

/// <summary>Has an order written at another site. Cards that are written stay written; all others begin anew.</summary>
internal sealed class Relocation(IStore store, TimeProvider clock, Board board, QueueSignals signals)
{
    public Task<Outcome<Order>> MoveAsync(Principal caller, OrderId id, OrderMove move, CancellationToken cancellation = default) => store.WriteAsync<Outcome<Order>>(
        session =>
        {
            if (OrderBook.Find(session, caller, id) is not { } order)
            {
                return Refusal.NotFound("order", id);
            }

            var tasks = OrderBook.TasksOf(session, id).Where(task => task.TaskKind != TaskKind.Creator).ToList();
            if (Check(session, order, tasks, move.Site) is { } problem)
            {
                return problem;
            }

            session.Execute("UPDATE orders SET site = @Site, stranded = 1 WHERE id = @Id", new { move.Site, Id = id });
            var isBack = tasks.Exists(task => task is { TaskKind: TaskKind.Downloader, State: WorkStatus.Downloaded });
            var why = $"to be done at {move.Site ?? "any site"}";

            // The cards first: as long as one of them is held the order is at work, and cannot go back to its download.
            foreach (var task in tasks.Where(task => task.State != WorkStatus.Written).OrderByDescending(task => task.TaskKind))
            {
                Move(session, caller, task, move.Site, isBack, why);
            }

            board.Recompute(session, id, caller.Username, why);
            signals.TasksReady(session);
            Audit.Write(session, clock, caller, "order.move", id, move.Site ?? "");
            return OrderBook.Whole(session, OrderBook.Find(session, id)!);
        },
        cancellation);

    private static Problem? Check(StoreSession session, OrderRow order, List<TaskRow> tasks, string? site) => order switch
    {
        _ when tasks.Count == 0 => Refusal.WrongState("order", order.Id, order.Status, "it is a download, which has no site."),
        { State: OrderStatus.PendingShipment or OrderStatus.Shipped or OrderStatus.Canceled } => Refusal.WrongState("order", order.Id, order.Status, "nothing of it is left to be written."),
        _ when tasks.Find(task => task.TaskKind == TaskKind.Writer && TaskTransitions.IsHeld(task.State) && task.State > WorkStatus.WaitingForCard) is { } busy =>
            Refusal.WrongState("task", busy.Id, busy.Status, "wait until the card is written, or stop its writer."),
        _ when site is not null && !(SiteRow.Find(session, site)?.Takes(order.Channel) ?? false) => Refusal.Invalid("site", $"there is no active site {site} for the channel {order.Channel}"),
        _ => null,
    };

    private void Move(StoreSession session, Principal caller, TaskRow task, string? site, bool isBack, string why)
    {
        if (task.LeaseId is { } lease)
        {
            session.Execute("UPDATE leases SET state = 'ended', ended = @Now WHERE id = @Lease", new { Now = clock.Now(), Lease = lease });
            signals.LeaseChanged(session, new LeaseId(lease));
        }

        if (task.TaskKind == TaskKind.Writer)
        {
            var here = task with { Site = site, Blocked = isBack ? task.Blocked + 1 : task.Blocked };
            CardDesk.Again(session, clock, board, here, slot: null, caller.Username, why);
        }
        else
        {
            session.Execute("UPDATE leases SET state = 'ended', ended = @Now WHERE task_id = @Id AND state = 'lapsed'", new { Now = clock.Now(), task.Id });
            var again = task.Free(WorkStatus.Pending) with { Site = site, Attempts = 0, NotBefore = clock.Now(), Checkpoint = null, Progress = null, Cause = null, Remedy = null };
            board.Move(session, task, again, caller.Username, why);
        }
    }
}
