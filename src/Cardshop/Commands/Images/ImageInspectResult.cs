namespace Cardshop.Commands.Images;

/// <summary>What is on an image.</summary>
/// <param name="Size">Size in bytes.</param>
/// <param name="DiskId">Identifier in the partition table.</param>
/// <param name="Partitions">By index.</param>
internal sealed record ImageInspectResult(long Size, string DiskId, IReadOnlyList<InspectedPartition> Partitions);
