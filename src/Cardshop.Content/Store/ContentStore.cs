using Cardshop.Content.Store.Writing;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Store;

/// <summary>
/// Keeps content under its SHA-256: each once, whatever it was fetched as. Blobs are written beside their place and moved there whole, so a
/// store survives a kill or a power cut at any point, and any number of processes may use one at a time.
/// <para>
/// What a store object has handed out or taken in stays in the folder until the object is disposed or its process ends, also when another
/// process sweeps: a build opens a store, and keeps it open as long as it uses what came from there.
/// </para>
/// </summary>
public sealed partial class ContentStore : IDisposable
{
    private readonly StoreLayout _layout;
    private readonly StoreGate _gate;
    private readonly TimeProvider _clock;
    private readonly RecordFolder<BlobStamp> _stamps;
    private readonly RecordFolder<IndexEntry> _index;
    private readonly RecordFolder<DerivedRecord> _derived;
    private readonly RecordFolder<PartialRecord> _partials;
    private readonly Lock _opening = new();
    private StoreSession? _session;

    /// <param name="storage">The file system it lies on.</param>
    /// <param name="root">Absolute path of its folder, which is made when it is first needed.</param>
    /// <param name="clock">Tells when content was added, checked and used.</param>
    public ContentStore(IStorage storage, string root, TimeProvider clock)
    {
        Storage = storage;
        _clock = clock;
        _layout = new StoreLayout(Path.TrimEndingDirectorySeparator(root));
        _gate = new StoreGate(storage, _layout.Gate);
        _stamps = new RecordFolder<BlobStamp>(storage, _layout.Stamps, StoreJson.Default.BlobStamp, isLasting: false);
        _index = new RecordFolder<IndexEntry>(storage, _layout.Index, StoreJson.Default.IndexEntry);
        _derived = new RecordFolder<DerivedRecord>(storage, _layout.Derived, StoreJson.Default.DerivedRecord);
        _partials = new RecordFolder<PartialRecord>(storage, _layout.Partials, StoreJson.Default.PartialRecord);
    }

    /// <summary>The file system that the store lies on.</summary>
    public IStorage Storage { get; }

    /// <summary>The folder of the store.</summary>
    public string Root => _layout.Root;

    /// <summary>Whether anybody has ever opened the store: looking at it or clearing it must not make one.</summary>
    private bool IsThere => Storage.Find(_layout.Gate) is not null;

    /// <summary>Our place among the users of the store, taken when it is first needed; tried again if that fails.</summary>
    private StoreSession Session
    {
        get
        {
            lock (_opening)
            {
                return _session ??= OpenSession();
            }
        }
    }

    /// <summary>Bytes that are written and hashed at a time.</summary>
    internal int BlockSize { get; init; } = Block.UsualSize;

    /// <summary>
    /// The blob of a digest; null when there is none. One whose file changed since it was last seen to be right is hashed again, and dropped
    /// when it is not what it should be: then it has to be fetched anew.
    /// </summary>
    public StoredBlob? Find(Sha256Digest digest)
    {
        Session.Lease(digest);
        var path = _layout.Blob(digest);
        if (Storage.Find(path) is not { } file)
        {
            return null;
        }

        if (ReadStamp(digest) == BlobStamp.Of(file))
        {
            return Blob(digest, file);
        }

        if (ContentHash.Of(FileSource.Open(Storage, path)) == digest)
        {
            WriteStamp(digest, file);
            return Blob(digest, file);
        }

        Drop(digest, file);
        return null;
    }

    /// <summary>Starts a new blob.</summary>
    public BlobWriter BeginBlob() => new(this, Session.NewFile());

    /// <summary>Lets go of all that was handed out.</summary>
    public void Dispose()
    {
        _session?.Dispose();
    }

    /// <summary>Takes over a flushed file as the blob of the digest that it is known to have.</summary>
    internal StoredBlob Adopt(string path, Sha256Digest digest)
    {
        if (Find(digest) is { } present)
        {
            Storage.Delete(path);
            return present;
        }

        var place = _layout.Blob(digest);
        using var held = _gate.Enter();
        DurableFile.Move(Storage, path, place);
        var file = Storage.Find(place) ?? throw new FileNotFoundException($"{place}: vanished. Is something else clearing the content store?", place);
        _stamps.Write(digest.ToString(), BlobStamp.Of(file));
        return Blob(digest, file);
    }

    private StoredBlob Blob(Sha256Digest digest, StorageEntry file) =>
        new(digest, file.Length, file.Path, FileSource.Open(Storage, file.Path));

    private BlobStamp? ReadStamp(Sha256Digest digest)
    {
        using var held = _gate.Enter();
        return _stamps.Read(digest.ToString());
    }

    private void WriteStamp(Sha256Digest digest, StorageEntry file)
    {
        using var held = _gate.Enter();
        _stamps.Write(digest.ToString(), BlobStamp.Of(file));
    }

    /// <summary>Removes a blob that was found damaged, unless somebody has replaced it in the meantime.</summary>
    private void Drop(Sha256Digest digest, StorageEntry seen)
    {
        using var held = _gate.Enter();
        if (Storage.Find(seen.Path) == seen)
        {
            Delete(digest);
        }
    }

    private void Delete(Sha256Digest digest)
    {
        Storage.Delete(_layout.Blob(digest));
        _stamps.Delete(digest.ToString());
    }

    /// <summary>Makes the folders, each durable in the one above, before anything is put into them.</summary>
    private StoreSession OpenSession()
    {
        DurableFile.CreateFolder(Storage, _layout.Root);
        foreach (var folder in _layout.Folders)
        {
            Storage.CreateDirectory(folder);
            Storage.FlushDirectory(Path.GetDirectoryName(folder)!);
        }

        return StoreSession.Open(Storage, _layout, _gate);
    }
}
