using Cardshop.Content.Store.Writing;
using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Store;

/// <summary>
/// A new blob, written from front to back: fill it, then <see cref="Commit"/>. One that is disposed before is gone without a trace. Not for
/// several threads at once.
/// </summary>
public sealed class BlobWriter : IDisposable
{
    private readonly ContentStore _store;
    private readonly string _path;
    private readonly ContentHash _hash = new();
    private HashedFile? _file;

    internal BlobWriter(ContentStore store, string path)
    {
        _store = store;
        _path = path;
        _file = new HashedFile(store.Storage.Open(path, StorageMode.New), _hash, store.BlockSize);
    }

    /// <summary>Bytes written so far.</summary>
    public long Length => Open.Length;

    private HashedFile Open => _file ?? throw new ObjectDisposedException(nameof(BlobWriter), "The blob is finished.");

    /// <summary>Appends bytes.</summary>
    /// <exception cref="IOException">They cannot be written; the message names the file.</exception>
    public void Write(ReadOnlySpan<byte> bytes) => Open.Write(bytes);

    /// <summary>Appends all that a stream still has.</summary>
    /// <inheritdoc cref="Write"/>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void CopyFrom(Stream stream, CancellationToken cancellation = default)
    {
        while (stream.Read(Open.Room()) is var count and > 0)
        {
            Open.Advance(count);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Ends the blob and puts it into the store, where it stays at least until the store is disposed.</summary>
    /// <inheritdoc cref="Write"/>
    public StoredBlob Commit()
    {
        Open.Complete();
        Open.Dispose();
        _file = null;
        return _store.Adopt(_path, _hash.Digest());
    }

    /// <summary>Drops the blob unless it was committed.</summary>
    public void Dispose()
    {
        if (_file is not null)
        {
            _file.Dispose();
            _file = null;
            _store.Storage.Delete(_path);
        }

        _hash.Dispose();
    }
}
