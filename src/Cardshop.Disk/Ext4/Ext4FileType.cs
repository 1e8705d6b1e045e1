namespace Cardshop.Disk.Ext4;

/// <summary>What an inode is; the numbers are those of directory entries.</summary>
public enum Ext4FileType : byte
{
    /// <summary>None of the others, or not said.</summary>
    Unknown = 0,

    /// <summary>A regular file.</summary>
    RegularFile = 1,

    /// <summary>A folder.</summary>
    Directory = 2,

    /// <summary>A character device.</summary>
    CharacterDevice = 3,

    /// <summary>A block device.</summary>
    BlockDevice = 4,

    /// <summary>A named pipe.</summary>
    Fifo = 5,

    /// <summary>A socket.</summary>
    Socket = 6,

    /// <summary>A symbolic link.</summary>
    SymbolicLink = 7,
}
