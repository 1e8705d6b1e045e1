using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>What is the same in all volumes that are made here.</summary>
internal static class VolumeConstants
{
    /// <summary>Larger blocks cannot be mounted on every machine, and smaller ones cost more metadata.</summary>
    public const int BlockSize = 4096;

    /// <summary>As many as one block has bits.</summary>
    public const int BlocksPerGroup = 8 * BlockSize;

    /// <summary>As many as one block has bits.</summary>
    public const int MostInodesPerGroup = 8 * BlockSize;

    public const int InodeSize = 256;

    public const int InodesPerBlock = BlockSize / InodeSize;

    /// <summary>The unit in which inodes count their room.</summary>
    public const int SectorsPerBlock = BlockSize / 512;

    /// <summary>Groups whose bitmaps and inode tables lie together under <c>flex_bg</c>.</summary>
    public const int LogGroupsPerFlex = 4;

    public const uint RootInode = Ext4Inode.Root;

    /// <summary>Holds the blocks that are kept for more group descriptors.</summary>
    public const uint ResizeInode = 7;

    public const uint JournalInode = 8;

    /// <summary>The first inode that is nobody's by number; by custom it is that of <c>lost+found</c>.</summary>
    public const uint LostAndFoundInode = 11;

    /// <summary>Blocks of an empty <c>lost+found</c>: <c>e2fsck</c> needs room there when it must not allocate.</summary>
    public const int LostAndFoundBlocks = 4;

    public static FileName LostAndFound { get; } = new("lost+found");
}
