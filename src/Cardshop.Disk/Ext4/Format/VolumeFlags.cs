namespace Cardshop.Disk.Ext4.Format;

/// <summary><c>s_flags</c> of the superblock.</summary>
[Flags]
internal enum VolumeFlags : uint
{
    None = 0,

    /// <summary>Names are hashed as signed characters, as on x86.</summary>
    SignedHash = 1,

    /// <summary>Names are hashed as unsigned characters, as on ARM.</summary>
    UnsignedHash = 2,
}
