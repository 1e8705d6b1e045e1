namespace Cardshop.Disk.Ext4.Building;

/// <summary>Volumes that differ in nothing but the length of their last group.</summary>
/// <param name="Fewest">Blocks of the smallest of them. A smaller volume is of a lower class, the blocks behind its last whole group unused.</param>
/// <param name="Most">Blocks of the largest.</param>
internal readonly record struct SizeClass(long Fewest, long Most);
