using Cardshop.Content.Store.Writing;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Content.Store;

/// <summary>
/// A download that outlives its process: either <see cref="Begin"/> or <see cref="Resume"/>, then fill it, <see cref="Save"/> now and then,
/// <see cref="Complete"/> and <see cref="Commit"/>. While it is open nobody else can open it. Not for several threads at once.
/// </summary>
public sealed class PartialDownload : IDisposable
{
    private readonly ContentStore _store;
    private readonly string _path;
    private readonly IDisposable _lock;
    private PartialRecord? _record;
    private ContentHash? _hash;
    private HashedFile? _file;

    internal PartialDownload(ContentStore store, string source, PartialRecord? record, IDisposable taken)
    {
        _store = store;
        _path = store.PartialFile(source);
        _lock = taken;
        Source = source;
        _record = IsUsable(record) ? record : null;
    }

    /// <summary>The URL as it was asked for.</summary>
    public string Source { get; }

    /// <summary>What the bytes that are there are the beginning of; null when there are none to go on from.</summary>
    public PartialVersion? Version => _record?.Version;

    /// <summary>Bytes that are there.</summary>
    public long Length => _file?.Length ?? _record?.Durable ?? 0;

    private HashedFile Open => _file ?? throw new InvalidOperationException("Begin or Resume comes first.");

    /// <summary>Starts from the first byte; what was there is lost.</summary>
    /// <param name="version">What is going to be written.</param>
    /// <param name="also">A checksum to compute beside SHA-256.</param>
    public void Begin(PartialVersion version, ChecksumAlgorithm also = ChecksumAlgorithm.Sha256)
    {
        Drop();
        _record = new PartialRecord(Source, version, 0);
        _hash = new ContentHash(also);
        _file = new HashedFile(_store.Storage.Open(_path, StorageMode.Replace), _hash, _store.BlockSize);
    }

    /// <summary>Goes on behind the bytes that are there and durable, after hashing them.</summary>
    /// <param name="also">A checksum to compute beside SHA-256.</param>
    /// <param name="cancellation">Ends the hashing.</param>
    public void Resume(ChecksumAlgorithm also = ChecksumAlgorithm.Sha256, CancellationToken cancellation = default)
    {
        Close();
        var length = Length;
        _hash = new ContentHash(also);
        _hash.Append(FileSource.Open(_store.Storage, _path), length, cancellation: cancellation);
        _file = new HashedFile(_store.Storage.Open(_path, StorageMode.Existing), _hash, _store.BlockSize, length);
    }

    /// <summary>Appends bytes.</summary>
    /// <exception cref="IOException">They cannot be written; the message names the file.</exception>
    public void Write(ReadOnlySpan<byte> bytes) => Open.Write(bytes);

    /// <summary>
    /// Makes what was written so far survive a kill and a power cut, but for less than the last block. Does nothing when the server gave
    /// nothing to resume by.
    /// </summary>
    public void Save()
    {
        if (_record is { Version.IfRange: not null } record && _file is not null && _file.Flush() is var durable && durable > record.Durable)
        {
            _record = record with { Durable = durable };
            _store.WritePartial(_record);
        }
    }

    /// <summary>Writes what is left.</summary>
    /// <returns>The digest of the whole, and the checksum that was asked for beside it.</returns>
    /// <inheritdoc cref="Write"/>
    public (Sha256Digest Digest, Checksum Also) Complete()
    {
        Open.Complete();
        return (_hash!.Digest(), _hash.Checksum());
    }

    /// <summary>Puts the completed download into the store.</summary>
    /// <inheritdoc cref="Write"/>
    public StoredBlob Commit()
    {
        var digest = _hash!.Digest();
        Close();
        var blob = _store.Adopt(_path, digest);
        Drop();
        return blob;
    }

    /// <summary>Throws away what is there.</summary>
    public void Drop()
    {
        Close();
        _store.DeletePartial(Source);
        _record = null;
    }

    /// <summary>Lets others at the download. What was not saved is lost; where nothing was, nothing is left.</summary>
    public void Dispose()
    {
        try
        {
            Close();
            if (_record is { Durable: 0 })
            {
                Drop();
            }
        }
        catch (IOException)
        {
            // What could not be removed goes with a sweep; why the download ended is what people have to hear of.
        }
        finally
        {
            _lock.Dispose();
        }
    }

    /// <summary>Where the next bytes go; never empty.</summary>
    internal ValueTask<Memory<byte>> RoomAsync(CancellationToken cancellation) => Open.RoomAsync(cancellation);

    /// <summary>Says how many bytes of the room were filled.</summary>
    internal void Advance(int count) => Open.Advance(count);

    private bool IsUsable(PartialRecord? record) =>
        record is { Version.IfRange: not null, Durable: > 0 }
        && record.Durable % AlignedBuffer.Alignment == 0
        && _store.Storage.Find(_path) is { IsDirectory: false } file
        && file.Length >= record.Durable;

    private void Close()
    {
        _file?.Dispose();
        _file = null;
        _hash?.Dispose();
        _hash = null;
    }
}
