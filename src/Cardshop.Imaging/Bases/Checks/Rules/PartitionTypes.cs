using Cardshop.Disk.Mbr;

namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>The firmware of a Raspberry Pi looks for its files in partitions whose type says FAT only.</summary>
internal sealed class PartitionTypes : BaseRule
{
    /// <summary>FAT12, FAT16 and FAT32, by cylinder or by sector number.</summary>
    private static readonly byte[] FatTypes = [0x01, 0x04, 0x06, 0x0B, 0x0C, 0x0E];

    public override string Name => "partition-types";

    public override string Demand => "The partition table says FAT for partition 1, and Linux for 2 and 3.";

    public override string Remedy => "Set the types, for instance with sfdisk --part-type: c for partition 1, 83 for partitions 2 and 3.";

    public override DiskParts Needs => DiskParts.Table;

    public override IEnumerable<string> Problems(BaseParts parts)
    {
        if (parts.Partition(BaseParts.BootNumber) is { } boot && !FatTypes.Contains((byte)boot.Type))
        {
            yield return $"Partition {boot.Number} has type {(byte)boot.Type:x2}, which is not FAT.";
        }

        foreach (var partition in new[] { parts.Partition(BaseParts.RootNumber), parts.Partition(BaseParts.DataNumber) }.OfType<MbrPartition>())
        {
            if (partition.Type != MbrPartitionType.Linux)
            {
                yield return $"Partition {partition.Number} has type {(byte)partition.Type:x2}, not {(byte)MbrPartitionType.Linux:x2}.";
            }
        }
    }
}
