using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4;

/// <summary>
/// How a volume is cut into block groups, and where their fixed metadata lies.
/// See <see href="https://docs.kernel.org/filesystems/ext4/overview.html#block-groups">Block Groups</see>.
/// </summary>
internal sealed record BlockGroups
{
    public required int BlockSize { get; init; }

    public required long BlockCount { get; init; }

    /// <summary>The block that group 0 begins with: 1 when blocks are so small that the boot sector fills one.</summary>
    public required uint FirstBlock { get; init; }

    public required uint BlocksPerGroup { get; init; }

    /// <summary>Blocks that one bit of a block bitmap stands for.</summary>
    public int BlocksPerCluster { get; init; } = 1;

    public required uint InodesPerGroup { get; init; }

    public required int InodeSize { get; init; }

    public required int DescriptorSize { get; init; }

    /// <summary>Blocks behind the descriptors that are kept for more of them.</summary>
    public required int ReservedDescriptorBlocks { get; init; }

    /// <summary>From this block of descriptors on they lie with the groups they describe; none do without <c>meta_bg</c>.</summary>
    public uint FirstMetaBlockGroup { get; init; } = uint.MaxValue;

    /// <summary>Which groups have a copy of the superblock.</summary>
    public required SuperblockCopies Copies { get; init; }

    public uint Count => (uint)((BlockCount - FirstBlock + BlocksPerGroup - 1) / BlocksPerGroup);

    public int DescriptorsPerBlock => BlockSize / DescriptorSize;

    /// <summary>Blocks that the descriptors of all groups fill.</summary>
    public long DescriptorBlocks => (Count + DescriptorsPerBlock - 1) / DescriptorsPerBlock;

    public long TableBlocks => ((long)InodesPerGroup * InodeSize + BlockSize - 1) / BlockSize;

    /// <summary>
    /// The block that holds the first superblock: it lies 1024 bytes behind the start. That is where group 0 begins, but for clusters of
    /// small blocks (<c>bigalloc</c>), where it is the second block of the group.
    /// </summary>
    private long FirstSuperblock => SuperblockLayout.Offset / BlockSize;

    public long Start(uint group) => FirstBlock + ((long)group * BlocksPerGroup);

    public long End(uint group) => Math.Min(Start(group) + BlocksPerGroup, BlockCount);

    public bool HasSuperblock(uint group) => Copies.Contains(group);

    /// <summary>The block that holds a block of descriptors; <paramref name="index"/> counts those blocks.</summary>
    public long DescriptorBlock(long index)
    {
        if (index < FirstMetaBlockGroup)
        {
            return FirstSuperblock + 1 + index;
        }

        var group = (uint)(index * DescriptorsPerBlock);
        return (group == 0 ? FirstSuperblock : Start(group)) + (HasSuperblock(group) ? 1 : 0);
    }

    /// <summary>
    /// How many blocks from its start on a group gives to superblock and descriptors. With <c>meta_bg</c> the first, the second and the
    /// last group of every descriptor block's worth of groups have a copy of that block.
    /// </summary>
    public long LeadingBlocks(uint group)
    {
        var superblock = (HasSuperblock(group) ? 1 : 0) + (group == 0 ? FirstSuperblock - FirstBlock : 0);
        var index = group / DescriptorsPerBlock;
        if (index < FirstMetaBlockGroup)
        {
            var listed = Math.Min(DescriptorBlocks, FirstMetaBlockGroup);
            return superblock == 0 ? 0 : superblock + listed + ReservedDescriptorBlocks;
        }

        var place = group % DescriptorsPerBlock;
        return superblock + (place <= 1 || place == DescriptorsPerBlock - 1 ? 1 : 0);
    }

    /// <summary>Blocks that all fixed metadata takes: superblocks, descriptors, bitmaps and inode tables.</summary>
    public long FixedBlocks => Copies.Below(Count).Sum(LeadingBlocks) + (Count * (2 + TableBlocks));
}
