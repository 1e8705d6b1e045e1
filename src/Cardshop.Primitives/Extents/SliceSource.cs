namespace Cardshop.Primitives.Extents;

/// <summary>A part of another source.</summary>
internal sealed class SliceSource(ByteSource whole, long start, long length) : ByteSource
{
    public override long Length => length;

    public override IEnumerable<ByteRange> DataRanges() =>
        whole.DataRanges()
            .SkipWhile(range => range.End <= start)
            .TakeWhile(range => range.Offset < start + length)
            .Select(range => range.Intersect(new ByteRange(start, length)))
            .Select(range => range with { Offset = range.Offset - start });

    protected override void ReadCore(long offset, Span<byte> destination) => whole.Read(start + offset, destination);

    protected override ByteSource SliceCore(long offset, long length) => whole.Slice(start + offset, length);
}
