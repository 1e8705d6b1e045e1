using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>Reads inodes by number.</summary>
internal sealed class InodeReader(BlockVolume volume, Group[] groups)
{
    // Blocks of a file are numbered with 32 bits.
    private const long LargestBlock = 1L << 32;

    /// <exception cref="DiskFormatException">There is no such inode, it is not in use, or it is damaged.</exception>
    public Ext4Inode Read(uint number)
    {
        var inode = new Ext4Inode(number, volume.ReadBytes(OffsetOf(volume, groups, number), volume.Groups.InodeSize));
        RequireSound(inode, inode.ToString());
        return inode;
    }

    /// <summary>Where an inode lies in the volume, in bytes.</summary>
    /// <exception cref="DiskFormatException">There is no such inode, or it is not in use.</exception>
    public static long OffsetOf(BlockVolume volume, Group[] groups, uint number)
    {
        var what = $"Inode {number}";
        var layout = volume.Groups;
        Damage.Require(number > 0 && number <= volume.Superblock.InodeCount, what, "is asked for, but there is no such inode");
        var (group, index) = Math.DivRem(number - 1, layout.InodesPerGroup);
        var descriptor = groups[group];
        Damage.Require(
            !descriptor.Flags.HasFlag(GroupFlags.InodesUninitialised) && index < layout.InodesPerGroup - descriptor.UnusedInodes,
            what,
            "is asked for, but lies where none was ever used");
        return (descriptor.InodeTable * layout.BlockSize) + ((long)index * layout.InodeSize);
    }

    private void RequireSound(Ext4Inode inode, string what)
    {
        var layout = inode.Layout;
        Damage.Require(
            layout.ExtraSize <= layout.Bytes.Length - InodeLayout.BaseSize && layout.ExtraSize % 4 == 0,
            what,
            $"cannot have {layout.ExtraSize} bytes more");
        Damage.Require(
            !volume.Checksums.CoversMetadata || layout.Checksum == volume.Checksums.Inode(inode.Number, layout),
            what,
            "does not match its checksum");
        Damage.Require(layout.Links > 0, what, "has a name but no links: it is deleted");
        Damage.Require(
            layout.FileSize >= 0 && layout.FileSize <= LargestBlock * volume.BlockSize,
            what,
            $"cannot have {(ulong)layout.FileSize} bytes");
    }
}
