using Cardshop.Primitives.Sizes;

namespace Cardshop.Disk.Mbr;

/// <summary>What must hold of the partitions of a disk, whoever made them.</summary>
internal static class PartitionRules
{
    /// <summary>What lies behind this is out of reach: sectors are counted in 32 bits, and so does firmware with their sum.</summary>
    private const long Reach = (long)uint.MaxValue * MasterBootRecord.SectorSize;

    /// <summary>The first rule that is broken, as a sentence; null when none is.</summary>
    /// <param name="partitions">In any order.</param>
    /// <param name="diskLength">Size of the disk in bytes; null when the disk can be as long as it has to.</param>
    public static string? Problem(IReadOnlyList<MbrPartition> partitions, long? diskLength)
    {
        var inOrder = partitions.OrderBy(partition => partition.Start).ThenBy(partition => partition.Number).ToList();
        return inOrder.Select(partition => ProblemOf(partition, diskLength)).FirstOrDefault(problem => problem is not null)
            ?? inOrder.Zip(inOrder.Skip(1), ProblemBetween).FirstOrDefault(problem => problem is not null)
            ?? inOrder.CountBy(partition => partition.Number)
                .Where(count => count.Value > 1)
                .Select(count => $"{count.Value} partitions have the number {count.Key}.")
                .FirstOrDefault();
    }

    private static string? ProblemOf(MbrPartition partition, long? diskLength) => partition switch
    {
        { Number: < 1 or > 4 } => $"there cannot be a partition {partition.Number}; the numbers are 1 to 4.",
        { Type: MbrPartitionType.Unused } => $"partition {partition.Number} has type 00, which marks an unused entry.",
        { Length: <= 0 } => $"partition {partition.Number} has a size of {partition.Length} bytes.",
        { Start: < MasterBootRecord.SectorSize } => $"partition {partition.Number} starts at byte {partition.Start}, on the table itself.",
        _ when (partition.Start | partition.Length) % MasterBootRecord.SectorSize != 0 =>
            $"partition {partition.Number} starts at byte {partition.Start} and has {partition.Length}; both must be multiples of 512.",
        _ when partition.Start > Reach - partition.Length =>
            $"partition {partition.Number} starts at byte {partition.Start} and has {Size(partition.Length)}; "
            + $"an MBR reaches to {Size(Reach)}, no further. Choose a smaller size.",
        _ when partition.End > diskLength =>
            $"partition {partition.Number} ends at byte {partition.End}, the disk at byte {diskLength}. Was the image cut short?",
        _ => null,
    };

    private static string? ProblemBetween(MbrPartition first, MbrPartition second) => second.Start < first.End
        ? $"partitions {first.Number} and {second.Number} overlap: one ends at byte {first.End}, the other starts at byte {second.Start}."
        : null;

    private static string Size(long bytes) => $"{bytes} bytes ({new ByteSize(bytes)})";
}
