using Cardshop.Disk.Ext4.Format;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>
/// Writes the descriptors of all groups. See
/// <see href="https://docs.kernel.org/filesystems/ext4/globals.html#block-group-descriptors">Block Group Descriptors</see>.
/// </summary>
internal sealed class DescriptorWriter(VolumePlan plan)
{
    /// <summary>All of them, padded to whole blocks.</summary>
    public byte[] Write()
    {
        var groups = plan.Groups;
        var bytes = new byte[groups.DescriptorBlocks * groups.BlockSize];
        var directories = Directories();
        for (var group = 0u; group < groups.Count; group++)
        {
            var size = groups.DescriptorSize;
            Write(group, directories[group], new GroupDescriptorLayout(bytes.AsSpan((int)group * size, size)));
        }

        return bytes;
    }

    private uint[] Directories()
    {
        var counts = new uint[plan.Groups.Count];
        for (var number = VolumeConstants.RootInode; number <= plan.Inodes.Last; number++)
        {
            counts[(number - 1) / plan.Groups.InodesPerGroup] += plan.Inodes.Node(number) is DirectoryNode ? 1u : 0;
        }

        return counts;
    }

    private void Write(uint group, uint directories, GroupDescriptorLayout descriptor)
    {
        var unused = plan.Groups.InodesPerGroup - plan.UsedInodes(group);
        descriptor.BlockBitmap = plan.Tables.BlockBitmaps[group];
        descriptor.InodeBitmap = plan.Tables.InodeBitmaps[group];
        descriptor.InodeTable = plan.Tables.InodeTables[group];
        descriptor.FreeBlocks = plan.FreeBlocks(group);
        descriptor.FreeInodes = unused;
        descriptor.Directories = directories;
        if (!plan.CanSkipUnused)
        {
            return;
        }

        // The kernel zeroes the rest of a table that is not said to be zeroed: what lies there is left from the card's former life.
        descriptor.UnusedInodes = unused;
        descriptor.Flags = (plan.HasNoBlocks(group) ? GroupFlags.BlocksUninitialised : GroupFlags.None)
            | (plan.HasNoInodes(group) ? GroupFlags.InodesUninitialised : GroupFlags.None)
            | (unused == 0 ? GroupFlags.TableZeroed : GroupFlags.None);
        if (plan.Checksums.CoversMetadata)
        {
            WriteBitmapChecksums(group, descriptor);
        }

        descriptor.Checksum = plan.Checksums.GroupDescriptor(group, descriptor.Bytes);
    }

    private void WriteBitmapChecksums(uint group, GroupDescriptorLayout descriptor)
    {
        Span<byte> bitmap = stackalloc byte[VolumeConstants.BlockSize];
        if (!plan.HasNoBlocks(group))
        {
            BitmapWriter.WriteBlocks(plan, group, bitmap);
            descriptor.BlockBitmapChecksum = plan.Checksums.Bitmap(bitmap);
        }

        if (!plan.HasNoInodes(group))
        {
            bitmap.Clear();
            BitmapWriter.WriteInodes(plan, group, bitmap);
            descriptor.InodeBitmapChecksum = plan.Checksums.Bitmap(bitmap[..(int)(plan.Groups.InodesPerGroup / 8)]);
        }
    }
}
