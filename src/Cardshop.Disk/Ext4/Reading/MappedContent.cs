using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>The content of an inode as slices of the volume. Its block map is read when the first byte is.</summary>
internal sealed class MappedContent(BlockVolume volume, Ext4Inode inode) : ByteSource
{
    private readonly Lazy<ByteSource> _composed = new(() => Compose(volume, inode));

    public override long Length { get; } = inode.Size;

    public override IEnumerable<ByteRange> DataRanges() => _composed.Value.DataRanges();

    protected override void ReadCore(long offset, Span<byte> destination) => _composed.Value.Read(offset, destination);

    private static ByteSource Compose(BlockVolume volume, Ext4Inode inode)
    {
        var parts = new List<ByteSource>();
        var end = 0L;
        foreach (var run in BlockMap.Read(volume, inode).TakeWhile(run => run.Logical * volume.BlockSize < inode.Size))
        {
            var start = run.Logical * volume.BlockSize;
            var length = Math.Min(run.Count * volume.BlockSize, inode.Size - start);
            parts.Add(new ZeroSource(start - end));
            parts.Add(run.IsUnwritten ? new ZeroSource(length) : volume.Slice(run.Physical, run.Count).Slice(0, length));
            end = start + length;
        }

        parts.Add(new ZeroSource(inode.Size - end));
        return ConcatSource.Of(parts);
    }
}
