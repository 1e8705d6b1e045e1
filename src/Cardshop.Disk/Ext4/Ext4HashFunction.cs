namespace Cardshop.Disk.Ext4;

/// <summary>How names are hashed in the trees of large folders; the numbers are those on disk.</summary>
public enum Ext4HashFunction : byte
{
    /// <summary>The first one; nobody makes it any more.</summary>
    Legacy = 0,

    /// <summary>Three short rounds of MD4; what <c>mke2fs</c> chooses.</summary>
    HalfMd4 = 1,

    /// <summary>The Tiny Encryption Algorithm.</summary>
    Tea = 2,
}
