namespace Cardshop.Imaging.Plans;

/// <summary>A partition of the image.</summary>
/// <param name="Index">1 to 4, as in the partition table.</param>
/// <param name="Start">First byte on the disk.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="FileSystem">What it holds: <c>fat32</c>, <c>ext4</c>, or <c>unknown</c>.</param>
/// <param name="Label">Label of the file system; empty when it has none.</param>
/// <param name="Uuid">Identifier of the file system as <c>blkid</c> prints it; empty when it has none.</param>
/// <param name="BlockSize">Size of a block or cluster in bytes; 0 when unknown.</param>
/// <param name="Features">Names of the file system's features, sorted.</param>
public sealed record PlannedPartition(
    int Index, long Start, long Length, string FileSystem, string Label, string Uuid, int BlockSize, IReadOnlyList<string> Features);
