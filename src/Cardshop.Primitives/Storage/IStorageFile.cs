namespace Cardshop.Primitives.Storage;

/// <summary>A file that is open for reading and writing at any offset.</summary>
public interface IStorageFile : IDisposable
{
    /// <summary>Size in bytes.</summary>
    long Length { get; }

    /// <summary>Grows (with zeros that take no room) or cuts the file.</summary>
    void SetLength(long length);

    /// <summary>Reads up to <paramref name="destination"/> bytes; 0 at the end of the file.</summary>
    int Read(long offset, Span<byte> destination);

    /// <summary>Writes all bytes, growing the file where needed. Several threads may write at a time, each elsewhere.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Makes all that was written durable.</summary>
    void Flush();

    /// <summary>
    /// Asks that writes bypass the page cache. From then on offsets, lengths and the address of each buffer must be
    /// multiples of <see cref="AlignedBuffer.Alignment"/>. Where the file system refuses, writes go on through the cache.
    /// </summary>
    /// <returns>Whether the cache will be bypassed.</returns>
    bool TryBypassCache();
}
