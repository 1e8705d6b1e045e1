namespace Cardshop.Commands.Cards;

/// <summary>A partition of a disk, or the file system on a disk without partitions.</summary>
/// <param name="Number">Of the partition.</param>
/// <param name="Device">Where its node is.</param>
/// <param name="Offset">Its first byte on the disk.</param>
/// <param name="Size">Bytes.</param>
/// <param name="FileSystem">Null when none is known there.</param>
/// <param name="Label">Of the file system.</param>
internal sealed record CardVolume(int? Number, string Device, long Offset, long Size, string? FileSystem, string? Label);
