using Cardshop.Scheduler.Mails;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Sites;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Jobs;

/// <summary>
/// Looks for sites that have not called for a day: their orders wait for a site again, so that somebody moves them. And for cards that have been
/// waited for as long: people are reminded.
/// </summary>
internal sealed class SilenceJob(IStore store, TimeProvider clock, Board board, SiteMails mails)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public Task<int> RunAsync(CancellationToken cancellation) => store.WriteAsync(Run, cancellation);

    private int Run(StoreSession session)
    {
        var silent = session.Query<SiteRow>(
            $"""
            SELECT {SiteRow.Columns} FROM sites
            WHERE created < @Since AND NOT EXISTS (SELECT 1 FROM workers WHERE workers.user_id = sites.user_id AND workers.last_seen >= @Since) ORDER BY id
            """,
            new { Since = clock.Now() - Longest });
        Remind(session);
        return silent.Sum(site => Strand(session, site));
    }

    private void Remind(StoreSession session)
    {
        var waiting = session.Query<TaskRow>(
            $"SELECT {TaskRow.Columns} FROM tasks WHERE status = 'waiting_for_card' AND updated < @Since ORDER BY created, id", new { Since = clock.Now() - Longest });
        foreach (var task in waiting.Where(task => !task.Confirmed))
        {
            mails.Remind(session, OrderBook.Find(session, task.OrderId)!, task);
        }
    }

    private int Strand(StoreSession session, SiteRow site)
    {
        var orders = session.Query<OrderRow>(
            $"SELECT {OrderRow.Columns} FROM orders WHERE site = @Id AND status IN ('pending_writer', 'downloading', 'writing') ORDER BY created, id", new { site.Id });
        if (orders.Count > 0)
        {
            mails.Silent(session, site, orders.Count);
        }

        foreach (var order in orders.Where(order => !order.Stranded))
        {
            session.Execute("UPDATE orders SET stranded = 1 WHERE id = @Id", new { order.Id });
            board.Recompute(session, order.Id, Board.Scheduler, $"the site {site.Id} has not called for a day");
        }

        return orders.Count;
    }
}
