using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk;

/// <summary>A placed piece of a volume.</summary>
/// <param name="Offset">Where it starts, in bytes from the start of the volume.</param>
/// <param name="Length">How much of the volume it fills, in bytes.</param>
/// <param name="Source">What lies there. Its length is at most <paramref name="Length"/>; the rest, less than a block, reads as zeros.</param>
/// <param name="Owner">The node whose content this is; null for what belongs to the file system itself.</param>
public sealed record VolumeExtent(long Offset, long Length, ByteSource Source, Node? Owner);
