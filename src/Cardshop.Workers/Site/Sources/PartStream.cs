using Cardshop.Content.Store.Writing;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Workers.Site.Sources;

/// <summary>A file that is received from its start to its end, with the digest of all that is there: what an earlier attempt left, and what is appended.</summary>
internal sealed class PartStream : Stream
{
    private readonly IStorageFile _file;
    private readonly ContentHash _hash = new();
    private long _length;

    private readonly long _longest;

    private PartStream(IStorageFile file, long longest) => (_file, _longest) = (file, longest);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException("The file is received from start to end.");
    }

    /// <summary>Opens a file, and reads what is there.</summary>
    /// <param name="storage">The file system.</param>
    /// <param name="path">Where it is, or will be.</param>
    /// <param name="longest">What is longer is not it, and starts over.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static PartStream Open(IStorage storage, string path, long longest, CancellationToken cancellation)
    {
        var length = storage.Find(path)?.Length ?? 0;
        if (length == 0 || length > longest)
        {
            return new PartStream(storage.Open(path, StorageMode.Replace), longest);
        }

        var stream = new PartStream(storage.Open(path, StorageMode.Existing), longest) { _length = length };
        stream._hash.Append(FileSource.Open(storage, path), length, cancellation: cancellation);
        return stream;
    }

    /// <summary>The digest of all that is there.</summary>
    public Sha256Digest Digest() => _hash.Digest();

    /// <exception cref="IOException">There is more than there should be.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length > _longest - _length)
        {
            throw new IOException($"More than {_longest} bytes came.");
        }

        _file.Write(_length, buffer);
        _hash.Append(buffer);
        _length += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => _file.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
