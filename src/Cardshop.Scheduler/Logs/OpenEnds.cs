using Cardshop.Contracts.Ids;
using Cardshop.Scheduler.Protection;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Logs;

/// <summary>Ends of logs that may be the beginning of a secret, as workers said them, encrypted. Most logs have none.</summary>
internal sealed class OpenEnds(IVault vault)
{
    /// <summary>The open end of a log; empty when there is none.</summary>
    public byte[] Read(StoreSession session, TaskRow task) =>
        session.Value<string>("SELECT said FROM log_ends WHERE task_id = @Id", new { task.Id }) is { } kept ? Convert.FromBase64String(vault.Unprotect(kept)) : [];

    /// <summary>Keeps the open end of a log, or that there is none.</summary>
    public void Keep(StoreSession session, TaskRow task, ReadOnlySpan<byte> said, bool isNew)
    {
        if (!isNew)
        {
            session.Execute("DELETE FROM log_ends WHERE task_id = @Id", new { task.Id });
        }

        if (!said.IsEmpty)
        {
            session.Execute("INSERT INTO log_ends (task_id, said) VALUES (@Id, @Said)", new { task.Id, Said = vault.Protect(Convert.ToBase64String(said)) });
        }
    }

    /// <summary>Puts other bytes at the end of what is kept of a log.</summary>
    public static void Correct(StoreSession session, TaskRow task, ReadOnlySpan<byte> shown)
    {
        var from = task.LogLength - shown.Length;
        var parts = session.Query<LogPartRow>("SELECT start, bytes FROM log_parts WHERE task_id = @Id AND start + length(bytes) > @From", new { task.Id, From = from });
        foreach (var part in parts)
        {
            var start = (int)Math.Max(0, from - part.Start);
            shown.Slice((int)(part.Start + start - from), part.Bytes.Length - start).CopyTo(part.Bytes.AsSpan(start));
            session.Execute("UPDATE log_parts SET bytes = @Bytes WHERE task_id = @Id AND start = @Start", new { part.Bytes, task.Id, part.Start });
        }
    }

    /// <summary>Forgets those of an order.</summary>
    public static void Erase(StoreSession session, OrderId order) =>
        session.Execute("DELETE FROM log_ends WHERE task_id IN (SELECT id FROM tasks WHERE order_id = @Order)", new { Order = order });
}
