namespace Cardshop.Cards.Discovery;

/// <summary>A partition of a disk.</summary>
/// <param name="Number">Its number in the partition table, from 1 on.</param>
/// <param name="Path">Where its node is: <c>/dev/sdb1</c>.</param>
/// <param name="Device">By what the kernel knows it.</param>
/// <param name="Start">Its first byte on the disk.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Volume">The file system on it; null when there is none that is known, or nobody looked.</param>
public sealed record FoundPartition(int Number, string Path, DeviceNumber Device, long Start, long Length, FoundVolume? Volume = null);
