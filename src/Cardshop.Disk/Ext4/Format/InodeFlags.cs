namespace Cardshop.Disk.Ext4.Format;

/// <summary><c>i_flags</c> of an inode, as far as they change how it is read.</summary>
[Flags]
internal enum InodeFlags : uint
{
    None = 0,

    /// <summary>The folder has a hash tree.</summary>
    HashTree = 0x1000,

    /// <summary>Allocated room is counted in blocks rather than sectors.</summary>
    HugeFile = 0x40000,

    /// <summary>The map is an extent tree.</summary>
    Extents = 0x80000,
}
