using Cardshop.Disk;
using Cardshop.Disk.Ext4;
using Cardshop.Disk.Fat;
using Cardshop.Disk.Mbr;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Plans;

/// <summary>Says what a partition holds.</summary>
internal static class VolumeDescription
{
    /// <summary>Looks at a partition of a disk.</summary>
    public static PlannedPartition Of(MbrPartition partition, ByteSource disk)
    {
        var volume = disk.Slice(partition.Start, partition.Length);
        return Try(() => Of(partition.Number, partition.Start, partition.Length, Ext4FileSystem.Open(volume).Superblock))
            ?? Try(() => Of(partition.Number, partition.Start, partition.Length, FatFileSystem.Open(volume)))
            ?? new PlannedPartition(partition.Number, partition.Start, partition.Length, "unknown", "", "", 0, []);
    }

    /// <summary>A partition with ext4.</summary>
    public static PlannedPartition Of(int number, long start, long length, Ext4Superblock superblock) => new(
        number,
        start,
        length,
        "ext4",
        superblock.Label,
        superblock.Uuid.ToString(),
        superblock.BlockSize,
        [.. superblock.Features.Names.Order(StringComparer.Ordinal)]);

    private static PlannedPartition Of(int number, long start, long length, FatFileSystem fat) =>
        new(number, start, length, fat.Kind.ToString().ToLowerInvariant(), fat.Label, $"{fat.VolumeId >> 16:X4}-{fat.VolumeId & 0xFFFF:X4}", fat.ClusterSize, []);

    private static PlannedPartition? Try(Func<PlannedPartition> describe)
    {
        try
        {
            return describe();
        }
        catch (DiskFormatException)
        {
            return null;
        }
    }
}
