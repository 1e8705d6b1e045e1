using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Store;

public sealed partial class ContentStore
{
    /// <summary>Removals under one hold of the gate, so that others never wait long.</summary>
    private const int SweepBatch = 32;

    /// <summary>
    /// Removes what nobody needs: blobs that neither a source nor a running user of the store holds, records that cannot be read or stand
    /// for nothing, files that dead processes left behind, and downloads that nobody has gone on with for a week.
    /// </summary>
    /// <returns>Bytes that were freed.</returns>
    public long Sweep()
    {
        if (!IsThere)
        {
            return 0;
        }

        var freed = 0L;
        while (SweepOnce(ref freed) == SweepBatch)
        {
        }

        return freed;
    }

    private int SweepOnce(ref long freed)
    {
        using var held = _gate.Enter();
        var needed = Needed();
        var garbage = AllBlobs().Where(file => !(Sha256Digest.TryParse(file.Name, out var digest) && needed.Contains(digest)))
            .Concat(StalePartials())
            .Concat(StoreSession.Leftovers(Storage, _layout))
            .Take(SweepBatch)
            .ToList();
        foreach (var file in garbage)
        {
            Storage.Delete(file.Path);
            freed += file.Length;
        }

        if (garbage.Count < SweepBatch)
        {
            SweepRecords(needed);
        }

        return garbage.Count;
    }

    private HashSet<Sha256Digest> Needed() =>
        Reach(
            ReadIndex().SelectMany(entry => entry.Parts.Prepend(entry.Digest)).Concat(StoreSession.Leased(Storage, _layout)),
            ReadDerived().ToLookup(record => record.Of, record => record.Digest));

    private IEnumerable<StorageEntry> AllBlobs() => Storage.List(_layout.Blobs).SelectMany(folder => Storage.List(folder.Path));

    private void SweepRecords(HashSet<Sha256Digest> needed)
    {
        bool IsStored(Sha256Digest digest) => Storage.Find(_layout.Blob(digest)) is not null;
        _index.Sweep((key, entry) => entry is null || !string.Equals(StoreLayout.Key(entry.Source), key, StringComparison.Ordinal));
        _derived.Sweep((_, record) => record is null || !needed.Contains(record.Of) || !IsStored(record.Digest));
        _stamps.Sweep((key, stamp) => stamp is null || !Sha256Digest.TryParse(key, out var digest) || !IsStored(digest));
    }
}
