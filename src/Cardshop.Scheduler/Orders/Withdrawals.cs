using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Orders;

/// <summary>
/// Images that may yet come to lie in a warehouse although their order is cancelled: the creator learns of it a heartbeat later, and what it
/// publishes meanwhile it does not report. Their removal is asked for until no lease can be left.
/// </summary>
internal static class Withdrawals
{
    /// <summary>How long after the end of a lease its creator may still be at it.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    /// <summary>Withdraws what the creator of a cancelled order may be publishing.</summary>
    public static void Add(StoreSession session, OrderRow order, DateTimeOffset leaseEnd) => session.Execute(
        "INSERT INTO withdrawals (url, name, until) VALUES (@Url, @Name, @Until) ON CONFLICT (url) DO UPDATE SET until = excluded.until",
        new { Url = $"{order.DownloadUri.TrimEnd('/')}/{order.FileName}", Name = order.FileName, Until = leaseEnd + Slack });

    /// <summary>All that are asked for.</summary>
    public static List<Withdrawal> All(StoreSession session) => session.Query<Withdrawal>("SELECT url, name, until FROM withdrawals ORDER BY until, url");

    /// <summary>Forgets one that was carried out for the last time.</summary>
    public static int Remove(StoreSession session, Withdrawal withdrawal) => session.Execute("DELETE FROM withdrawals WHERE url = @Url", withdrawal);
}
