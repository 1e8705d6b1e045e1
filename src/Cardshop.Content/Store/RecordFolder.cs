using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Store;

/// <summary>
/// A folder of small JSON files, one per record. A file that cannot be read as a record counts as missing: what it stood for is found
/// out again, and the file replaced. The caller sees to it that only one at a time changes it.
/// </summary>
/// <param name="storage">Where it lies.</param>
/// <param name="folder">Its path.</param>
/// <param name="type">How records are written.</param>
/// <param name="isLasting">Whether records survive a power cut; one that does not is damaged or missing then.</param>
/// <typeparam name="T">What a record holds.</typeparam>
public sealed class RecordFolder<T>(IStorage storage, string folder, JsonTypeInfo<T> type, bool isLasting = true)
    where T : class
{
    private const string Extension = ".json";

    /// <summary>A record takes some hundred bytes; an image of a thousand layers 70 kB.</summary>
    private const int LargestFile = 1 << 20;

    /// <summary>Whether there is a file for a key, readable or not.</summary>
    public bool Contains(string key) => storage.Find(PathOf(key)) is not null;

    /// <summary>The record of a key; null when there is none that can be read.</summary>
    public T? Read(string key) => ReadFile(PathOf(key));

    /// <summary>Writes or replaces a record.</summary>
    public void Write(string key, T record) => DurableFile.Write(storage, PathOf(key), JsonSerializer.SerializeToUtf8Bytes(record, type), isLasting);

    /// <summary>Removes a record, and what an interrupted write of it has left. Until the folder is flushed a power cut may bring the record back.</summary>
    public void Delete(string key)
    {
        storage.Delete(PathOf(key));
        storage.Delete(PathOf(key) + DurableFile.Unfinished);
    }

    /// <summary>All records by their keys; null stands for one that cannot be read.</summary>
    public IEnumerable<(string Key, T? Record)> All() =>
        from file in storage.List(folder)
        where file.Name.EndsWith(Extension, StringComparison.Ordinal)
        select (file.Name[..^Extension.Length], ReadFile(file.Path));

    /// <summary>Removes the records that a condition holds for, and what interrupted writes have left.</summary>
    public void Sweep(Func<string, T?, bool> isGarbage)
    {
        foreach (var (key, _) in All().Where(file => isGarbage(file.Key, file.Record)))
        {
            Delete(key);
        }

        foreach (var file in storage.List(folder).Where(file => file.Name.EndsWith(DurableFile.Unfinished, StringComparison.Ordinal)))
        {
            storage.Delete(file.Path);
        }
    }

    internal static T? Parse(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string PathOf(string key) => Path.Join(folder, key + Extension);

    private T? ReadFile(string path)
    {
        if (storage.Find(path) is not { IsDirectory: false, Length: > 0 and <= LargestFile })
        {
            return null;
        }

        // Not IStorage.Read: that may go on reading a file which another process has replaced.
        using var file = storage.Open(path, StorageMode.Existing);
        var json = new byte[Math.Min(file.Length, LargestFile)];
        return Parse(json.AsSpan(0, ReadWhole(file, json)), type);
    }

    private static int ReadWhole(IStorageFile file, Span<byte> destination)
    {
        var total = 0;
        while (total < destination.Length && file.Read(total, destination[total..]) is var read and > 0)
        {
            total += read;
        }

        return total;
    }
}
