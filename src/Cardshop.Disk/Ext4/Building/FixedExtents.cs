using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>
/// The metadata that has fixed places: superblocks, descriptors, bitmaps and inode tables, as far as they must be written.
/// </summary>
internal sealed class FixedExtents(VolumePlan plan, byte[] descriptors, SuperblockWriter superblocks, InodeWriter inodes)
{
    /// <summary>In the order of the volume.</summary>
    public IEnumerable<VolumeExtent> All()
    {
        var extents = new List<VolumeExtent>();
        for (var first = 0u; first < plan.Groups.Count; first += plan.Tables.GroupsPerFlex)
        {
            // What belongs to groups whose tables lie together lies within these groups, but not in the order of the groups.
            extents.Clear();
            for (var group = first; group < Math.Min(first + plan.Tables.GroupsPerFlex, plan.Groups.Count); group++)
            {
                extents.AddRange(Of(group));
            }

            extents.Sort((one, other) => one.Offset.CompareTo(other.Offset));
            foreach (var extent in extents)
            {
                yield return extent;
            }
        }
    }

    private static VolumeExtent Extent(long start, long count, GeneratedBlocks.Writer write) => new(
        start * VolumeConstants.BlockSize,
        count * VolumeConstants.BlockSize,
        new GeneratedBlocks(count, write),
        Owner: null);

    private IEnumerable<VolumeExtent> Of(uint group)
    {
        if (plan.Groups.HasSuperblock(group))
        {
            // Only in group 0 do the reserved blocks say something: there they are part of the resize inode's map.
            var reserved = group == 0 ? plan.Groups.ReservedDescriptorBlocks : 0;
            var count = 1 + plan.Groups.DescriptorBlocks + reserved;
            yield return Extent(plan.Groups.Start(group), count, (index, block) => WriteLeading(group, index, block));
        }

        if (!plan.HasNoBlocks(group))
        {
            yield return Extent(plan.Tables.BlockBitmaps[group], 1, (_, block) => BitmapWriter.WriteBlocks(plan, group, block));
        }

        if (!plan.HasNoInodes(group))
        {
            yield return Extent(plan.Tables.InodeBitmaps[group], 1, (_, block) => BitmapWriter.WriteInodes(plan, group, block));
        }

        if (plan.WrittenTableBlocks(group) is > 0 and var written)
        {
            yield return Extent(plan.Tables.InodeTables[group], written, (index, block) => WriteTable(group, index, block));
        }
    }

    private void WriteLeading(uint group, long index, Span<byte> block)
    {
        if (index == 0)
        {
            superblocks.Write(group, block[(group == 0 ? SuperblockLayout.Offset : 0)..]);
        }
        else if (index <= plan.Groups.DescriptorBlocks)
        {
            descriptors.AsSpan((int)(index - 1) * VolumeConstants.BlockSize, VolumeConstants.BlockSize).CopyTo(block);
        }
        else
        {
            ResizeMap.WriteReserved(plan.Groups, index, block);
        }
    }

    private void WriteTable(uint group, long index, Span<byte> block)
    {
        var first = (group * plan.Groups.InodesPerGroup) + (uint)(index * VolumeConstants.InodesPerBlock) + 1;
        for (var i = 0; i < VolumeConstants.InodesPerBlock && first + i <= plan.Inodes.Last; i++)
        {
            inodes.Write(first + (uint)i, block.Slice(i * VolumeConstants.InodeSize, VolumeConstants.InodeSize));
        }
    }
}
