namespace Cardshop.Formats.Disk.Ext4;

/// <summary>A name in a volume as <c>debugfs</c> lists it; the kind is the upper four bits of the mode.</summary>
internal sealed record DebugNode(string Path, uint Inode, int Kind);
