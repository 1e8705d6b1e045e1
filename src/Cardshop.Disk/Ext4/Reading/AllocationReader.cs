using Cardshop.Disk.Ext4.Format;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>
/// Lists what is in use: every block whose bit is set, and all fixed metadata whether its bits are set or not, so that a group without a
/// bitmap, or with one that lies, still keeps what it needs.
/// </summary>
internal sealed class AllocationReader(BlockVolume volume, Group[] groups)
{
    private readonly BlockGroups _layout = volume.Groups;

    /// <summary>Rounded to blocks, in order, joined where they touch.</summary>
    public IEnumerable<ByteRange> Read()
    {
        var pending = new BlockSpan(0, Math.Max(1, _layout.FirstBlock));
        foreach (var span in Groups())
        {
            if (span.Start <= pending.End)
            {
                pending = pending with { End = Math.Max(pending.End, span.End) };
                continue;
            }

            yield return Bytes(pending);
            pending = span;
        }

        yield return Bytes(pending);
    }

    private IEnumerable<BlockSpan> Groups()
    {
        var metadata = new Queue<BlockSpan>(Metadata().OrderBy(span => span.Start));
        for (var group = 0u; group < groups.Length; group++)
        {
            var spans = InBitmap(group);
            while (metadata.TryPeek(out var next) && next.Start < _layout.End(group))
            {
                spans.Add(metadata.Dequeue());
            }

            foreach (var span in spans.OrderBy(span => span.Start))
            {
                yield return span;
            }
        }
    }

    private IEnumerable<BlockSpan> Metadata()
    {
        for (var group = 0u; group < groups.Length; group++)
        {
            var (start, descriptor) = (_layout.Start(group), groups[group]);
            yield return new BlockSpan(start, Math.Min(start + _layout.LeadingBlocks(group), _layout.End(group)));
            yield return new BlockSpan(descriptor.BlockBitmap, descriptor.BlockBitmap + 1);
            yield return new BlockSpan(descriptor.InodeBitmap, descriptor.InodeBitmap + 1);
            yield return new BlockSpan(descriptor.InodeTable, descriptor.InodeTable + _layout.TableBlocks);
        }
    }

    private List<BlockSpan> InBitmap(uint group)
    {
        var spans = new List<BlockSpan>();
        if (groups[group].Flags.HasFlag(GroupFlags.BlocksUninitialised))
        {
            return spans;
        }

        var (start, end) = (_layout.Start(group), _layout.End(group));
        var bits = new Bitmap(Bits(group));
        var count = (int)((end - start + _layout.BlocksPerCluster - 1) / _layout.BlocksPerCluster);
        for (var bit = bits.Next(true, 0, count); bit < count;)
        {
            var clear = bits.Next(false, bit, count);
            spans.Add(new BlockSpan(start + ((long)bit * _layout.BlocksPerCluster), Math.Min(start + ((long)clear * _layout.BlocksPerCluster), end)));
            bit = bits.Next(true, clear, count);
        }

        return spans;
    }

    private byte[] Bits(uint group)
    {
        var what = $"The block bitmap of group {group}";
        var bits = volume.ReadBlock(groups[group].BlockBitmap, what);
        if (volume.Checksums.CoversMetadata)
        {
            var covered = bits.AsSpan(0, (int)(_layout.BlocksPerGroup / _layout.BlocksPerCluster / 8));
            var checksum = volume.Checksums.Bitmap(covered);
            var isWide = _layout.DescriptorSize >= GroupDescriptorLayout.WideSize;
            Damage.Require(groups[group].BlockBitmapChecksum == (isWide ? checksum : (ushort)checksum), what, "does not match its checksum");
        }

        return bits;
    }

    private ByteRange Bytes(BlockSpan span) => new(span.Start * _layout.BlockSize, (span.End - span.Start) * _layout.BlockSize);
}
