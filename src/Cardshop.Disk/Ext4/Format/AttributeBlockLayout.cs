namespace Cardshop.Disk.Ext4.Format;

/// <summary>
/// The header of a block of extended attributes: 32 bytes before the first entry. In an inode the magic number alone takes its place.
/// See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#extended-attributes">Extended Attributes</see>.
/// </summary>
internal readonly ref struct AttributeBlockLayout(Span<byte> bytes)
{
    public const int HeaderSize = 32;

    public const uint ExpectedMagic = 0xEA020000;

    public const int ChecksumOffset = 0x10;

    private readonly Span<byte> _bytes = bytes;

    public uint Magic { get => _bytes.Get32(0x0); set => _bytes.Set32(0x0, value); }

    /// <summary>How many inodes use this block.</summary>
    public uint References { set => _bytes.Set32(0x4, value); }

    /// <summary>How many blocks there are: always 1.</summary>
    public uint Blocks { get => _bytes.Get32(0x8); set => _bytes.Set32(0x8, value); }

    public uint Hash { set => _bytes.Set32(0xC, value); }

    public uint Checksum { get => _bytes.Get32(ChecksumOffset); set => _bytes.Set32(ChecksumOffset, value); }
}
