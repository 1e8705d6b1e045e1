using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Store;

public sealed partial class ContentStore
{
    private static readonly TimeSpan PartialsLast = TimeSpan.FromDays(7);

    /// <summary>Takes the download of a source in hand: a new one, or what an earlier attempt left. Null when somebody else is at it.</summary>
    /// <param name="source">The URL as it was asked for.</param>
    public PartialDownload? TryOpenPartial(string source)
    {
        _ = Session;
        var key = StoreLayout.Key(source);
        using var held = _gate.Enter();
        if (Storage.TryLock(_layout.Partial(key, ".lock")) is not { } taken)
        {
            return null;
        }

        try
        {
            var record = _partials.Read(key) is { } known && string.Equals(known.Source, source, StringComparison.Ordinal) ? known : null;
            return new PartialDownload(this, source, record, taken);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    internal string PartialFile(string source) => _layout.Partial(StoreLayout.Key(source), ".part");

    internal void WritePartial(PartialRecord record) => _partials.Write(StoreLayout.Key(record.Source), record);

    /// <summary>
    /// Removes what a download left. It must not come back with a power cut: a record of the next version beside the file of this one, or the
    /// other way round, would vouch for bytes that were never fetched.
    /// </summary>
    internal void DeletePartial(string source)
    {
        var key = StoreLayout.Key(source);
        if (_partials.Contains(key) || Storage.Find(PartialFile(source)) is not null)
        {
            _partials.Delete(key);
            Storage.Delete(PartialFile(source));
            Storage.FlushDirectory(_layout.Partials);
        }
    }

    /// <summary>Downloads that nobody is at and that are over, or have not been gone on with for a week. Only for who holds the gate.</summary>
    private IEnumerable<StorageEntry> StalePartials()
    {
        var limit = _clock.GetUtcNow() - PartialsLast;
        return Storage.List(_layout.Partials)
            .GroupBy(file => file.Name.Split('.')[0], StringComparer.Ordinal)
            .Where(files => StoreSession.IsFree(Storage, _layout.Partial(files.Key, ".lock")))
            .Where(files => files.FirstOrDefault(file => file.Name.EndsWith(".part", StringComparison.Ordinal)) is not { } part || part.Modified < limit)
            .SelectMany(files => files);
    }
}
