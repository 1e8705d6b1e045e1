namespace Cardshop.Disk.Ext4.Building;

/// <summary>Blocks that an inode is given.</summary>
/// <param name="Inode">Its number.</param>
/// <param name="IsAttributes">Whether they are for its extended attributes rather than for its content.</param>
internal readonly record struct Allocation(uint Inode, bool IsAttributes = false);
