namespace Cardshop.Disk.Ext4.Format;

/// <summary>
/// The descriptor of a block group: 32 bytes, or 64 and more with the feature <c>64bit</c>, which adds the upper halves.
/// See <see href="https://docs.kernel.org/filesystems/ext4/globals.html#block-group-descriptors">Block Group Descriptors</see>.
/// </summary>
/// <remarks>
/// <code>
/// 00: 05 01 00 00 15 01 00 00  25 01 00 00 F3 5A F5 07   bitmaps at 0x105 and 0x115, inodes from 0x125 on
/// 10: 02 00 04 00 00 00 00 00  9D 1C 8F 40 F5 07 4E 71   2 folders, table zeroed, checksums
/// </code>
/// </remarks>
internal readonly ref struct GroupDescriptorLayout(Span<byte> bytes)
{
    public const int Size = 32;

    public const int WideSize = 64;

    public const int ChecksumOffset = 0x1E;

    private readonly Span<byte> _bytes = bytes;

    public Span<byte> Bytes => _bytes;

    public long BlockBitmap { get => Block(0x00, 0x20); set => SetBlock(0x00, 0x20, value); }

    public long InodeBitmap { get => Block(0x04, 0x24); set => SetBlock(0x04, 0x24, value); }

    public long InodeTable { get => Block(0x08, 0x28); set => SetBlock(0x08, 0x28, value); }

    public uint FreeBlocks { get => Count(0x0C, 0x2C); set => SetCount(0x0C, 0x2C, value); }

    public uint FreeInodes { get => Count(0x0E, 0x2E); set => SetCount(0x0E, 0x2E, value); }

    public uint Directories { get => Count(0x10, 0x30); set => SetCount(0x10, 0x30, value); }

    public GroupFlags Flags { get => (GroupFlags)_bytes.Get16(0x12); set => _bytes.Set16(0x12, (ushort)value); }

    /// <summary>Inodes at the end of the table that were never used, and that nobody need have written.</summary>
    public uint UnusedInodes { get => Count(0x1C, 0x32); set => SetCount(0x1C, 0x32, value); }

    /// <summary>Only the lower half in a descriptor of 32 bytes.</summary>
    public uint BlockBitmapChecksum { get => Count(0x18, 0x38); set => SetCount(0x18, 0x38, value); }

    /// <inheritdoc cref="BlockBitmapChecksum"/>
    public uint InodeBitmapChecksum { get => Count(0x1A, 0x3A); set => SetCount(0x1A, 0x3A, value); }

    public ushort Checksum { get => _bytes.Get16(ChecksumOffset); set => _bytes.Set16(ChecksumOffset, value); }

    private bool IsWide => _bytes.Length >= WideSize;

    private long Block(int low, int high) => IsWide ? _bytes.Get64(low, high) : _bytes.Get32(low);

    private void SetBlock(int low, int high, long value)
    {
        _bytes.Set32(low, (uint)value);
        if (IsWide)
        {
            _bytes.Set32(high, (uint)(value >> 32));
        }
    }

    private uint Count(int low, int high) => IsWide ? (uint)_bytes.Get16(high) << 16 | _bytes.Get16(low) : _bytes.Get16(low);

    private void SetCount(int low, int high, uint value)
    {
        _bytes.Set16(low, (ushort)value);
        if (IsWide)
        {
            _bytes.Set16(high, (ushort)(value >> 16));
        }
    }
}
