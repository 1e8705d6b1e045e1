using System.Text;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Operations;

/// <summary>Figures of the shop in the text format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/).</summary>
internal sealed class ShopMetrics(IStore store, TimeProvider clock, ClaimDesk desk)
{
    public async Task<string> WriteAsync(CancellationToken cancellation)
    {
        var text = new StringBuilder();
        await store.ReadAsync(
            session =>
            {
                Family(text, "cardshop_orders", "Orders by status.");
                session.Query<StatusCount>("SELECT status, COUNT(*) AS count FROM orders GROUP BY status ORDER BY status")
                    .ForEach(row => text.Append($"cardshop_orders{{status=\"{row.Status}\"}} {row.Count}\n"));
                Family(text, "cardshop_tasks", "Tasks by kind and status.");
                session.Query<StatusCount>("SELECT kind, status, COUNT(*) AS count FROM tasks GROUP BY kind, status ORDER BY kind, status")
                    .ForEach(row => text.Append($"cardshop_tasks{{kind=\"{row.Kind}\",status=\"{row.Status}\"}} {row.Count}\n"));
                Single(text, "cardshop_leases_active", "Tasks that workers have.", session.Value<long>("SELECT COUNT(*) FROM leases WHERE state = 'active'"));
                Single(text, "cardshop_workers_alive", "Workers that have called lately.", session.Value<long>("SELECT COUNT(*) FROM workers WHERE last_seen >= @Since", new { Since = clock.Now() - WorkerRegistry.Alive }));
                Single(text, "cardshop_mails_waiting", "Mails that are to be sent.", session.Value<long>("SELECT COUNT(*) FROM outbox WHERE state = 'waiting'"));
                Single(text, "cardshop_mails_undelivered", "Mails of the last 30 days that were refused, or tried for too long.", session.Value<long>("SELECT COUNT(*) FROM outbox WHERE state IN ('refused', 'given_up')"));
                return true;
            },
            cancellation);
        Single(text, "cardshop_workers_waiting", "Workers that wait for a task.", desk.Waiting);
        Single(text, "cardshop_memory_bytes", "Memory that the process uses.", Environment.WorkingSet);
        return text.ToString();
    }

    private static void Family(StringBuilder text, string name, string help) => text.Append($"# HELP {name} {help}\n# TYPE {name} gauge\n");

    private static void Single(StringBuilder text, string name, string help, long value)
    {
        Family(text, name, help);
        text.Append($"{name} {value}\n");
    }

    private sealed record StatusCount
    {
        public string Kind { get; init; } = "";

        public string Status { get; init; } = "";

        public long Count { get; init; }
    }
}
