namespace Cardshop.Disk.Ext4.Format;

/// <summary><c>s_state</c> of the superblock.</summary>
[Flags]
internal enum VolumeStates : ushort
{
    None = 0,

    /// <summary>Unmounted cleanly, or guarded by a journal.</summary>
    Clean = 1,

    /// <summary>The kernel met an error and nobody has looked since.</summary>
    Errors = 2,

    /// <summary>Removing orphaned inodes was interrupted.</summary>
    Orphans = 4,
}
