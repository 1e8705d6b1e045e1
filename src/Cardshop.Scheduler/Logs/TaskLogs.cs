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
/// the recipe are overwritten before anything is kept; one that is cut in two by the end of a part is not found.
/// </summary>
internal sealed class TaskLogs(IVault vault)
{
    /// <summary>Most bytes of one part.</summary>
    public const int LongestPart = 1 << 20;

    private const long Head = 1 << 20;
    private const long Tail = 4 << 20;
    private const int LongestRead = 256 << 10;
    private const int MostRemembered = 256;

    private readonly ConcurrentDictionary<OrderId, IReadOnlyList<byte[]>> _secrets = new();

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

        var part = bytes[known..];
        RecipeSecrets.Blank(part, SecretsOf(session, task.OrderId));
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
        var parts = session.Query<PartRow>(
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
        RecipeSecrets.Blank(bytes, SecretsOf(session, order));
        return Encoding.UTF8.GetString(bytes);
    }

    private IReadOnlyList<byte[]> SecretsOf(StoreSession session, OrderId order)
    {
        if (_secrets.TryGetValue(order, out var known))
        {
            return known;
        }

        if (_secrets.Count >= MostRemembered)
        {
            _secrets.Clear();
        }

        var recipe = session.Value<string>("SELECT recipe FROM orders WHERE id = @Order", new { Order = order });
        return _secrets[order] = recipe is null ? [] : RecipeSecrets.Of(vault.Unprotect(recipe));
    }

    private sealed record PartRow
    {
        public long Start { get; init; }

        public byte[] Bytes { get; init; } = [];
    }
}
