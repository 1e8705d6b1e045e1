namespace Cardshop.Primitives.Extents;

/// <summary>A half-open range of bytes: <c>[Offset, Offset + Length)</c>.</summary>
/// <param name="Offset">First byte, 0 or more.</param>
/// <param name="Length">Number of bytes, 0 or more.</param>
public readonly record struct ByteRange(long Offset, long Length)
{
    /// <summary>The first byte behind the range.</summary>
    public long End => Offset + Length;

    /// <summary>The part that both ranges have; empty (length 0) when they do not meet.</summary>
    public ByteRange Intersect(ByteRange other)
    {
        var start = Math.Max(Offset, other.Offset);
        return new ByteRange(start, Math.Max(0, Math.Min(End, other.End) - start));
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{Offset}, {End})";
}
