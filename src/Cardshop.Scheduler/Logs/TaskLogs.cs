using System.Collections.Concurrent;
using System.Text;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Scheduler.Outcomes;
using Cardshop.Scheduler.Protection;
using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Recipes;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Logs;

/// <summary>
/// What workers tell of their tasks. A log keeps its beginning and its end; what is between is forgotten once there is too much of it. Secrets of
/// the recipe are overwritten before anything is kept. What may be the beginning of one at the end of a part is overwritten too, and shown
/// once the next part says that it is none.
/// </summary>
internal sealed class TaskLogs(IVault vault)
{
    /// <summary>Most bytes of one part.</summary>
    public const int LongestPart = 1 << 20;

    private const long Head = 1 << 20;
    private const long Tail = 4 << 20;
    private const int LongestRead = 256 << 10;
    private const int MostRemembered = 256;

    private readonly ConcurrentDictionary<OrderId, SecretMask> _masks = new();
    private readonly OpenEnds _ends = new(vault);

    /// <summary>Keeps a part. The same part again changes nothing.</summary>
    public Outcome<LogAnswer> Append(StoreSession session, TaskRow task, long offset, byte[] bytes)
    {
        if (offset < 0 || offset > task.LogLength)
        {
            return new Problem(ProblemTypes.LogOffset, "Another offset is expected", 409, $"The log has {task.LogLength} bytes; go on from there.") { State = $"{task.LogLength}" };
        }

        var known = (int)Math.Min(task.LogLength - offset, bytes.Length);
        if (known == bytes.Length)
        {
            return new LogAnswer(task.LogLength);
        }

        var part = Hide(session, task, bytes[known..]);
        var length = task.LogLength + part.Length;
        session.Execute("INSERT INTO log_parts (task_id, start, bytes) VALUES (@Id, @Start, @Part)", new { task.Id, Start = task.LogLength, Part = part });
        session.Execute("UPDATE tasks SET log_length = @Length WHERE id = @Id", new { Length = length, task.Id });
        session.Execute(
            "DELETE FROM log_parts WHERE task_id = @Id AND start >= @Head AND start + length(bytes) < @Cut", new { task.Id, Head, Cut = length - Tail });
        return new LogAnswer(length);
    }

    /// <summary>A part of a log.</summary>
    /// <param name="session">The store.</param>
    /// <param name="task">Whose.</param>
    /// <param name="offset">From where; negative for so many bytes before the end.</param>
    public static LogPart Read(StoreSession session, TaskRow task, long offset)
    {
        var from = offset < 0 ? Math.Max(0, task.LogLength + offset) : offset;
        var buffer = new MemoryStream();
        var start = from;
        var parts = session.Query<LogPartRow>(
            "SELECT start, bytes FROM log_parts WHERE task_id = @Id AND start + length(bytes) > @From ORDER BY start LIMIT 64", new { task.Id, From = from });
        foreach (var part in parts)
        {
            if (buffer.Length == 0)
            {
                start = Math.Max(from, part.Start);
            }
            else if (part.Start != start + buffer.Length)
            {
                break;
            }

            buffer.Write(part.Bytes.AsSpan((int)(start + buffer.Length - part.Start)));
            if (buffer.Length >= LongestRead)
            {
                break;
            }
        }

        return new LogPart(start, buffer.ToArray(), task.LogLength);
    }

    /// <summary>Text of a worker's without the secrets of its recipe.</summary>
    public string? Hide(StoreSession session, OrderId order, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        MaskOf(session, order).Apply(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Forgets the logs of an order.</summary>
    public static void Erase(StoreSession session, OrderId order)
    {
        session.Execute("UPDATE tasks SET log_length = 0 WHERE order_id = @Order", new { Order = order });
        session.Execute("DELETE FROM log_parts WHERE task_id IN (SELECT id FROM tasks WHERE order_id = @Order)", new { Order = order });
        OpenEnds.Erase(session, order);
    }

    /// <summary>A new part as it is to be kept; what is kept of the part before is corrected where it has to be.</summary>
    private byte[] Hide(StoreSession session, TaskRow task, byte[] part)
    {
        var mask = MaskOf(session, task.OrderId);
        var before = _ends.Read(session, task);
        byte[] said = [.. before, .. part];
        var shown = said.ToArray();
        mask.Apply(shown);
        var open = mask.OpenEnd(said);
        shown.AsSpan(said.Length - open).Fill((byte)'*');
        if (before.Length > 0)
        {
            OpenEnds.Correct(session, task, shown.AsSpan(0, before.Length));
        }

        _ends.Keep(session, task, said.AsSpan(said.Length - open), isNew: before.Length == 0);
        return shown[before.Length..];
    }

    private SecretMask MaskOf(StoreSession session, OrderId order)
    {
        if (_masks.TryGetValue(order, out var known))
        {
            return known;
        }

        if (_masks.Count >= MostRemembered)
        {
            _masks.Clear();
        }

        var recipe = session.Value<string>("SELECT recipe FROM orders WHERE id = @Order", new { Order = order });
        return _masks[order] = new SecretMask(recipe is null ? [] : RecipeSecrets.Of(vault.Unprotect(recipe)));
    }
}
