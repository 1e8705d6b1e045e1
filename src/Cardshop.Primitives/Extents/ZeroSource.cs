namespace Cardshop.Primitives.Extents;

/// <summary>Zeros.</summary>
public sealed class ZeroSource : ByteSource
{
    /// <param name="length">Number of zero bytes, 0 or more.</param>
    public ZeroSource(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
    }

    /// <summary>A source of no bytes at all.</summary>
    public static ZeroSource Empty { get; } = new(0);

    /// <inheritdoc/>
    public override long Length { get; }

    /// <inheritdoc/>
    public override IEnumerable<ByteRange> DataRanges() => [];

    /// <inheritdoc/>
    protected override void ReadCore(long offset, Span<byte> destination) => destination.Clear();

    /// <inheritdoc/>
    protected override ByteSource SliceCore(long offset, long length) => new ZeroSource(length);
}
