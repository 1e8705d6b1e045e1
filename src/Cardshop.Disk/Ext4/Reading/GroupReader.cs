using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>Reads the descriptors of all groups.</summary>
internal static class GroupReader
{
    public static Group[] Read(BlockVolume volume)
    {
        var layout = volume.Groups;
        var groups = new Group[layout.Count];
        for (var index = 0L; index < layout.DescriptorBlocks; index++)
        {
            var block = volume.ReadBlock(layout.DescriptorBlock(index), "A block of group descriptors");
            var first = (uint)(index * layout.DescriptorsPerBlock);
            var count = Math.Min((uint)layout.DescriptorsPerBlock, layout.Count - first);
            for (var i = 0u; i < count; i++)
            {
                var bytes = block.AsSpan((int)i * layout.DescriptorSize, layout.DescriptorSize);
                groups[first + i] = Read(volume, first + i, new GroupDescriptorLayout(bytes));
            }
        }

        return groups;
    }

    private static Group Read(BlockVolume volume, uint number, GroupDescriptorLayout descriptor)
    {
        var covered = volume.Checksums.CoversGroups;
        Damage.Require(
            !covered || descriptor.Checksum == volume.Checksums.GroupDescriptor(number, descriptor.Bytes),
            $"The descriptor of block group {number}",
            "does not match its checksum");
        volume.Require(descriptor.BlockBitmap, 1, $"The block bitmap of group {number}");
        volume.Require(descriptor.InodeBitmap, 1, $"The inode bitmap of group {number}");
        volume.Require(descriptor.InodeTable, volume.Groups.TableBlocks, $"The inode table of group {number}");
        var unused = covered ? descriptor.UnusedInodes : 0;
        Damage.Require(
            unused <= volume.Groups.InodesPerGroup,
            $"The descriptor of block group {number}",
            $"says that {unused} of {volume.Groups.InodesPerGroup} inodes were never used");
        return new Group(
            descriptor.BlockBitmap,
            descriptor.InodeBitmap,
            descriptor.InodeTable,
            covered ? descriptor.Flags : GroupFlags.None,
            unused,
            descriptor.BlockBitmapChecksum);
    }
}
