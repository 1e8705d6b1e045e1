namespace Cardshop.Primitives.Extents;

/// <summary>
/// Bytes that come from somewhere: a known number of them, readable at any offset. Sources are immutable once they are
/// read, cheap to cut and to join, and may be read from several threads. A disk image is a source, so is a partition of
/// it, a file inside that partition, and a member of an archive inside that file.
/// </summary>
public abstract class ByteSource
{
    /// <summary>Number of bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Fills <paramref name="destination"/> with the bytes from <paramref name="offset"/> on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within the source.</exception>
    /// <exception cref="IOException">The bytes cannot be had; the message names the place they should come from.</exception>
    public void Read(long offset, Span<byte> destination)
    {
        Require(offset, destination.Length);
        if (!destination.IsEmpty)
        {
            ReadCore(offset, destination);
        }
    }

    /// <summary>Reads <paramref name="length"/> bytes at <paramref name="offset"/> into a new array.</summary>
    /// <inheritdoc cref="Read(long, Span{byte})"/>
    public byte[] ReadBytes(long offset, int length)
    {
        Require(offset, length);
        var bytes = new byte[length];
        Read(offset, bytes);
        return bytes;
    }

    /// <summary>The whole source as an array, for sources that are known to be small.</summary>
    public byte[] ReadAll() => ReadBytes(0, checked((int)Length));

    /// <summary>A part of this source, without copying.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within the source.</exception>
    public ByteSource Slice(long offset, long length)
    {
        Require(offset, length);
        return length == Length ? this : length == 0 ? ZeroSource.Empty : SliceCore(offset, length);
    }

    /// <summary>A sequential, seekable, read-only view.</summary>
    public Stream AsStream() => new ByteSourceStream(this);

    /// <summary>
    /// The ranges that may hold something other than zeros, in order, disjoint and not touching. What lies between them is
    /// known to read as zeros.
    /// </summary>
    public virtual IEnumerable<ByteRange> DataRanges()
    {
        if (Length > 0)
        {
            yield return new ByteRange(0, Length);
        }
    }

    /// <summary>Reads a range that has been checked and is not empty.</summary>
    protected abstract void ReadCore(long offset, Span<byte> destination);

    /// <summary>Cuts a range that has been checked and is neither empty nor the whole.</summary>
    protected virtual ByteSource SliceCore(long offset, long length) => new SliceSource(this, offset, length);

    private void Require(long offset, long length)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), $"{length} bytes at {offset} are not within a source of {Length} bytes.");
        }
    }
}
