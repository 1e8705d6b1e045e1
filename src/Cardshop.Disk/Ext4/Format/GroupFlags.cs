namespace Cardshop.Disk.Ext4.Format;

/// <summary><c>bg_flags</c> of a group descriptor. They mean something only where group descriptors have checksums.</summary>
[Flags]
internal enum GroupFlags : ushort
{
    None = 0,

    /// <summary>No inode is used; the inode bitmap was never written.</summary>
    InodesUninitialised = 1,

    /// <summary>No block is used but for the group's own metadata; the block bitmap was never written.</summary>
    BlocksUninitialised = 2,

    /// <summary>The part of the inode table that is not used holds zeros.</summary>
    TableZeroed = 4,
}
