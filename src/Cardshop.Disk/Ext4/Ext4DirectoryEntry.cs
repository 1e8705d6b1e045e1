using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4;

/// <summary>A name in a folder.</summary>
/// <param name="Name">The name; never <c>.</c> or <c>..</c>.</param>
/// <param name="Inode">The number of the inode that it names.</param>
public readonly record struct Ext4DirectoryEntry(FileName Name, uint Inode);
