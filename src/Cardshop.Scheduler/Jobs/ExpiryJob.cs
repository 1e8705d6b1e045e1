using Cardshop.Contracts.Json;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Jobs;

/// <summary>Ends downloads whose time is over. What lies in the warehouse is only marked here: <see cref="Removals"/> has it removed.</summary>
internal sealed class ExpiryJob(IStore store, TimeProvider clock, Board board)
{
    private const int MostAtOnce = 100;

    public Task<int> RunAsync(CancellationToken cancellation) => store.WriteAsync(Run, cancellation);

    private int Run(StoreSession session)
    {
        var now = clock.Now();
        session.Execute("UPDATE artifacts SET status = 'doomed' WHERE status = 'available' AND expires < @Now AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.id = artifacts.order_id AND media_type = 'physical' AND orders.status NOT IN ('shipped', 'canceled'))", new { Now = now });
        var over = session.Query<TaskRow>(
            $"SELECT {TaskRow.Columns} FROM tasks WHERE kind = 'creator' AND order_id IN (SELECT id FROM orders WHERE status = 'pending_expiry' AND expires < @Now ORDER BY expires LIMIT {MostAtOnce})",
            new { Now = now });
        foreach (var task in over)
        {
            board.Move(session, task, task with { Status = Words.Of(WorkStatus.Expired) }, Board.Scheduler, "the download is over");
        }

        return over.Count;
    }
}
