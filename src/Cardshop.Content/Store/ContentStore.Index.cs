using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Store;

public sealed partial class ContentStore
{
    /// <summary>What is known of a source; null when nothing is. That its blob is still there is for <see cref="Find"/> to say.</summary>
    /// <param name="source">A URL, or <c>image:</c> and an ident.</param>
    public IndexEntry? Lookup(string source)
    {
        _ = Session;
        using var held = _gate.Enter();
        return ReadEntry(source);
    }

    /// <summary>
    /// Remembers what a source stands for, as of now: it was checked, and is being used once more. Times and number of uses are filled in.
    /// </summary>
    /// <returns>The entry as it was written.</returns>
    public IndexEntry Record(IndexEntry entry)
    {
        _ = Session;
        using var held = _gate.Enter();
        var now = _clock.GetUtcNow();
        var before = ReadEntry(entry.Source) is { } known && known.Digest == entry.Digest ? known : null;
        return WriteEntry(entry with { Added = before?.Added ?? now, LastChecked = now, LastUsed = now, Uses = (before?.Uses ?? 0) + 1 });
    }

    /// <summary>Remembers that a source was used once more, without having been checked.</summary>
    public void Use(string source)
    {
        _ = Session;
        using var held = _gate.Enter();
        if (ReadEntry(source) is { } entry)
        {
            WriteEntry(entry with { LastUsed = _clock.GetUtcNow(), Uses = entry.Uses + 1 });
        }
    }

    /// <summary>Forgets a source. What no other one needs goes with the next <see cref="Sweep"/>.</summary>
    public void Forget(string source)
    {
        if (IsThere)
        {
            using var held = _gate.Enter();
            _index.Delete(StoreLayout.Key(source));
        }
    }

    /// <summary>All sources with the room they take, by ordinal order of their names. Blobs that two sources share count for both.</summary>
    public IReadOnlyList<StoredSource> Sources()
    {
        if (!IsThere)
        {
            return [];
        }

        using var held = _gate.Enter();
        var derived = ReadDerived().ToLookup(record => record.Of, record => record.Digest);
        var leased = StoreSession.Leased(Storage, _layout);
        return
        [
            .. from entry in ReadIndex()
               orderby entry.Source
               let blobs = Reach([entry.Digest, .. entry.Parts], derived)
               select new StoredSource(entry, blobs.Sum(digest => Storage.Find(_layout.Blob(digest))?.Length ?? 0), blobs.Overlaps(leased)),
        ];
    }

    private static HashSet<Sha256Digest> Reach(IEnumerable<Sha256Digest> roots, ILookup<Sha256Digest, Sha256Digest> derived)
    {
        var reached = new HashSet<Sha256Digest>();
        var pending = new Stack<Sha256Digest>(roots);
        while (pending.TryPop(out var digest))
        {
            if (reached.Add(digest))
            {
                foreach (var next in derived[digest])
                {
                    pending.Push(next);
                }
            }
        }

        return reached;
    }

    private IndexEntry? ReadEntry(string source) => _index.Read(StoreLayout.Key(source)) is { } entry && string.Equals(entry.Source, source, StringComparison.Ordinal) ? entry : null;

    private IEnumerable<IndexEntry> ReadIndex() => _index.All().Select(file => file.Record).OfType<IndexEntry>();

    private IndexEntry WriteEntry(IndexEntry entry)
    {
        _index.Write(StoreLayout.Key(entry.Source), entry);
        return entry;
    }
}
