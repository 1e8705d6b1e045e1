using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Discovery.Contents;

/// <summary>Bytes by which a file system is known, where nothing more of it is read.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Offset">Where they lie.</param>
/// <param name="Magic">What they are.</param>
internal sealed record Signature(string Kind, int Offset, byte[] Magic)
{
    /// <summary>Those that cards and disks come with, in the order in which they are tried.</summary>
    public static IReadOnlyList<Signature> All { get; } =
    [
        new("exfat", 3, [.. "EXFAT   "u8]),
        new("ntfs", 3, [.. "NTFS    "u8]),
        new("crypto_LUKS", 0, [.. "LUKS"u8, 0xBA, 0xBE]),
        new("xfs", 0, [.. "XFSB"u8]),
        new("squashfs", 0, [.. "hsqs"u8]),
        new("LVM2_member", 512, [.. "LABELONE"u8]),
        new("f2fs", 1024, [0x10, 0x20, 0xF5, 0xF2]),
        new("hfsplus", 1024, [.. "H+"u8]),
        new("swap", 4086, [.. "SWAPSPACE2"u8]),
        new("iso9660", 32769, [.. "CD001"u8]),
        new("btrfs", 65600, [.. "_BHRfS_M"u8]),
    ];

    public bool IsIn(ByteSource volume) => volume.Length >= Offset + Magic.Length && volume.ReadBytes(Offset, Magic.Length).AsSpan().SequenceEqual(Magic);
}
