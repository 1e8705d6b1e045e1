namespace Cardshop.Disk.Ext4.Format;

/// <summary>
/// The entry of an extended attribute: 16 bytes and the name without its prefix, padded to four. The list ends with four zero bytes.
/// See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#extended-attributes">Extended Attributes</see>.
/// </summary>
/// <remarks><code>07 01 4C 00 00 00 00 00 05 00 00 00 1F D2 88 3A 63 6F 6D 6D 65 6E 74 00</code> user.comment, five bytes at 0x4C.</remarks>
internal readonly ref struct AttributeEntryLayout(Span<byte> bytes)
{
    public const int HeaderSize = 16;

    private readonly Span<byte> _bytes = bytes;

    public byte NameLength { get => _bytes[0x0]; set => _bytes[0x0] = value; }

    /// <summary>The number that stands for the prefix of the name.</summary>
    public byte Prefix { get => _bytes[0x1]; set => _bytes[0x1] = value; }

    /// <summary>Counted from the first entry in an inode, from the start of the block in a block.</summary>
    public ushort ValueOffset { get => _bytes.Get16(0x2); set => _bytes.Set16(0x2, value); }

    /// <summary>The inode that holds the value, with the feature <c>ea_inode</c>; else 0.</summary>
    public uint ValueInode => _bytes.Get32(0x4);

    public uint ValueSize { get => _bytes.Get32(0x8); set => _bytes.Set32(0x8, value); }

    public uint Hash { get => _bytes.Get32(0xC); set => _bytes.Set32(0xC, value); }

    public Span<byte> Name => _bytes.Slice(HeaderSize, NameLength);

    /// <summary>The room that an entry takes with a name of so many bytes.</summary>
    public static int SizeFor(int nameLength) => Padded(HeaderSize + nameLength);

    /// <summary>A length rounded up to four, as names and values are.</summary>
    public static int Padded(int length) => (length + 3) & ~3;
}
