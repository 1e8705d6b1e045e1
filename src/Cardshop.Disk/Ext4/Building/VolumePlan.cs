using Cardshop.Disk.Ext4.Checksums;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>All decisions about a new volume.</summary>
internal sealed record VolumePlan(
    Ext4Profile Profile,
    Ext4Features Features,
    BlockGroups Groups,
    GroupTables Tables,
    InodePlan Inodes,
    DirectoryPlan Directories,
    Placement Placement,
    MetadataChecksums Checksums,
    long JournalBlocks)
{
    /// <summary>Whether a group can do without bitmaps, and a table without blocks, that hold nothing.</summary>
    public bool CanSkipUnused => Checksums.CoversGroups;

    /// <summary>Inodes of a group in use; they are its first ones, because numbers are given without gaps.</summary>
    public uint UsedInodes(uint group) =>
        (uint)Math.Clamp(Inodes.Last - ((long)group * Groups.InodesPerGroup), 0, Groups.InodesPerGroup);

    public uint FreeBlocks(uint group) => (uint)FreeSpans(group).Sum(span => span.Count);

    public IEnumerable<BlockSpan> FreeSpans(uint group) => Placement.Free(new BlockSpan(Groups.Start(group), Groups.End(group)));

    /// <summary>Whether a group can do without a block bitmap: all its blocks are free. The last one's says where the volume ends.</summary>
    public bool HasNoBlocks(uint group) =>
        CanSkipUnused && group != Groups.Count - 1 && FreeBlocks(group) == Groups.BlocksPerGroup;

    /// <summary>Whether a group can do without an inode bitmap.</summary>
    public bool HasNoInodes(uint group) => CanSkipUnused && UsedInodes(group) == 0;

    /// <summary>Blocks of a group's inode table that must be written.</summary>
    public long WrittenTableBlocks(uint group) => CanSkipUnused
        ? (UsedInodes(group) + VolumeConstants.InodesPerBlock - 1) / VolumeConstants.InodesPerBlock
        : Groups.TableBlocks;
}
