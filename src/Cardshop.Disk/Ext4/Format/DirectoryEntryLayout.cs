namespace Cardshop.Disk.Ext4.Format;

/// <summary>
/// An entry of a folder: 8 bytes, the name, and padding up to the next entry.
/// See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#linear-classic-directories">Linear Directories</see>.
/// </summary>
/// <remarks><code>0C 00 00 00 10 00 05 01 68 65 6C 6C 6F 00 00 00</code> "hello", a regular file, inode 12, 16 bytes in all.</remarks>
internal readonly ref struct DirectoryEntryLayout(Span<byte> bytes)
{
    public const int HeaderSize = 8;

    /// <summary>Size of the checksum at the end of a block, which passes for an unused entry.</summary>
    public const int TailSize = 12;

    /// <summary>The file type that marks the tail.</summary>
    public const byte TailType = 0xDE;

    private readonly Span<byte> _bytes = bytes;

    /// <summary>0: not used.</summary>
    public uint Inode { get => _bytes.Get32(0x0); set => _bytes.Set32(0x0, value); }

    public ushort RawLength => _bytes.Get16(0x4);

    public byte NameLength { get => _bytes[0x6]; set => _bytes[0x6] = value; }

    /// <summary>The file type; without the feature <c>filetype</c> it is the upper half of the name's length, which is always 0.</summary>
    public byte Type { get => _bytes[0x7]; set => _bytes[0x7] = value; }

    public Span<byte> Name => _bytes[HeaderSize..];

    /// <summary>The checksum of a block, when this is its tail.</summary>
    public uint TailChecksum { get => _bytes.Get32(0x8); set => _bytes.Set32(0x8, value); }

    /// <summary>The room that an entry takes with a name of so many bytes.</summary>
    public static int SizeFor(int nameLength) => (HeaderSize + nameLength + 3) & ~3;

    /// <summary>Distance to the next entry. Of a block of 64 KiB, whose size does not fit in 16 bits, the whole length is stored as 0 or 65535.</summary>
    public int Length(int blockSize) =>
        blockSize == 65536 && RawLength is 0 or ushort.MaxValue ? blockSize : (RawLength & 0xFFFC) | (RawLength & 3) << 16;

    public void SetLength(int length) => _bytes.Set16(0x4, (ushort)length);
}
