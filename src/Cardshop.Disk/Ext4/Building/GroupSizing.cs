namespace Cardshop.Disk.Ext4.Building;

/// <summary>
/// Decides how many groups a volume has and how large their tables are. Within one <see cref="SizeClass"/> all volumes are alike but for
/// the length of the last group: that is what makes the smallest length that fits a matter of arithmetic.
/// </summary>
/// <remarks>
/// The number of inodes follows from whole groups (one inode for every <see cref="Ext4Profile.InodeRatio"/> bytes of a full group, more
/// where the tree asks for more), not from the exact length. The same goes for the room kept for more group descriptors.
/// </remarks>
internal sealed class GroupSizing(Ext4Profile profile, Ext4Features features, long inodes)
{
    /// <summary>Blocks that a last group must have beside its tables to be worth it; what <c>mke2fs</c> asks for.</summary>
    private const int FewestSpareBlocks = 50;

    private const int SmallDescriptors = 32;
    private const int WideDescriptors = 64;
    private const int MostReservedDescriptorBlocks = VolumeConstants.BlockSize / sizeof(uint);

    private const long GroupBytes = (long)VolumeConstants.BlocksPerGroup * VolumeConstants.BlockSize;

    // Below 32 MiB the reserve for growth to 2 TiB would be a large part of the volume; there it is for 32 GiB.
    private const long SmallVolumeBlocks = (32 << 20) / VolumeConstants.BlockSize;
    private const long SmallGrowthLimit = 32L << 30;

    /// <summary>The most blocks a volume can have.</summary>
    public long MostBlocks => features.Has(Ext4Feature.SixtyFourBit) ? 1L << 32 : uint.MaxValue;

    /// <summary>The groups of a volume of so many blocks. They may end before it does: a last group that cannot hold its tables is left off.</summary>
    public BlockGroups For(long blocks)
    {
        var groups = Exactly(blocks);
        var rest = blocks % VolumeConstants.BlocksPerGroup;
        return groups.Count > 1 && rest > 0 && rest < FewestInLastGroup(groups) ? Exactly(blocks - rest) : groups;
    }

    /// <summary>Whether the groups can have as many inodes as are asked for.</summary>
    public bool HasInodes(BlockGroups groups) => (long)groups.Count * groups.InodesPerGroup >= inodes;

    /// <summary>The classes in which a volume of so many blocks or more may be, by length.</summary>
    public IEnumerable<SizeClass> ClassesFrom(long blocks)
    {
        if (blocks < SmallVolumeBlocks)
        {
            yield return new SizeClass(1, SmallVolumeBlocks - 1);
        }

        for (var count = Math.Max(1, (blocks + VolumeConstants.BlocksPerGroup - 1) / VolumeConstants.BlocksPerGroup); ; count++)
        {
            var most = Math.Min(count * VolumeConstants.BlocksPerGroup, MostBlocks);
            var before = (count - 1) * VolumeConstants.BlocksPerGroup;
            var fewest = count == 1 ? SmallVolumeBlocks : before + FewestInLastGroup(Exactly(most));
            if (fewest > most)
            {
                yield break;
            }

            yield return new SizeClass(fewest, most);
        }
    }

    private static long FewestInLastGroup(BlockGroups groups) => groups.LeadingBlocks(groups.Count - 1) + 2 + groups.TableBlocks + FewestSpareBlocks;

    private BlockGroups Exactly(long blocks)
    {
        var groups = new BlockGroups
        {
            BlockSize = VolumeConstants.BlockSize,
            BlockCount = blocks,
            FirstBlock = 0,
            BlocksPerGroup = VolumeConstants.BlocksPerGroup,
            InodesPerGroup = 0,
            InodeSize = VolumeConstants.InodeSize,
            DescriptorSize = features.Has(Ext4Feature.SixtyFourBit) ? WideDescriptors : SmallDescriptors,
            ReservedDescriptorBlocks = 0,
            Copies = new SuperblockCopies.Sparse(),
        };
        return groups with { InodesPerGroup = InodesPerGroup(groups.Count), ReservedDescriptorBlocks = ReservedDescriptorBlocks(groups) };
    }

    private uint InodesPerGroup(uint groups)
    {
        var wanted = Math.Max(GroupBytes / profile.InodeRatio, (inodes + groups - 1) / groups);
        var whole = (wanted + VolumeConstants.InodesPerBlock - 1) / VolumeConstants.InodesPerBlock * VolumeConstants.InodesPerBlock;
        var most = Math.Min(VolumeConstants.MostInodesPerGroup, uint.MaxValue / groups / VolumeConstants.InodesPerBlock * VolumeConstants.InodesPerBlock);
        return (uint)Math.Clamp(whole, VolumeConstants.InodesPerBlock, most);
    }

    private int ReservedDescriptorBlocks(BlockGroups groups)
    {
        var limit = groups.BlockCount < SmallVolumeBlocks ? Math.Min(profile.GrowthLimit, SmallGrowthLimit) : profile.GrowthLimit;
        var wanted = groups with { BlockCount = Math.Max(groups.BlockCount, ContentBlocks.CountFor(limit)) };
        return (int)Math.Min(wanted.DescriptorBlocks - groups.DescriptorBlocks, MostReservedDescriptorBlocks);
    }
}
