using System.Text.Json;
using Cardshop.Primitives.Storage;

namespace Cardshop.Cards.History;

/// <summary>
/// What became of every card that was written here: a file with an event as JSON in each line, which only grows. Safe for several threads, not
/// for several processes: each writer of a station has one of its own.
/// </summary>
/// <param name="storage">The file system.</param>
/// <param name="path">Absolute path; made when it is needed.</param>
public sealed class CardHistory(IStorage storage, string path)
{
    private readonly Lock _lock = new();

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>Adds an event; durable when this returns. A card is none the worse for not being remembered.</summary>
    /// <returns>Why it cannot be kept; null when it is.</returns>
    public string? TryAdd(CardEvent happened)
    {
        try
        {
            Add(happened);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"What became of the card cannot be remembered: {error.Message}";
        }
    }

    /// <summary>All events, the oldest first. Lines that were torn by a power cut are left out.</summary>
    public IReadOnlyList<CardEvent> Events() => File.Exists(path) ? [.. File.ReadLines(path).Select(Parse).OfType<CardEvent>()] : [];

    private void Add(CardEvent happened)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(happened, CardEventJson.Default.CardEvent), (byte)'\n'];
        lock (_lock)
        {
            storage.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            var length = storage.Find(path)?.Length ?? 0;
            using var file = storage.Open(path, length == 0 ? StorageMode.Replace : StorageMode.Existing);

            // A line that was torn by a power cut is ended, so that it does not spoil the next.
            var isTorn = length > 0 && !EndsALine(file, length);
            file.Write(length, isTorn ? [(byte)'\n', .. line] : line);
            file.Flush();
            storage.FlushDirectory(System.IO.Path.GetDirectoryName(path)!);
        }
    }

    private static CardEvent? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, CardEventJson.Default.CardEvent);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool EndsALine(IStorageFile file, long length)
    {
        Span<byte> last = stackalloc byte[1];
        return file.Read(length - 1, last) == 1 && last[0] == (byte)'\n';
    }
}
