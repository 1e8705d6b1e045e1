using System.Buffers.Binary;

namespace Cardshop.Disk.Fat.Clusters;

/// <summary>
/// How the entries of a FAT are packed, and what their values mean. See the FAT specification 1.03, "FAT Data Structure".
/// <code>
/// FAT12  F8 FF FF 03 40 00   entries FF8 FFF 003 004: two entries in three bytes, the lower half-byte first
/// FAT16  F8 FF FF FF 03 00   entries FFF8 FFFF 0003
/// FAT32  F8 FF FF 0F ...     entry 0FFFFFF8: the upper four bits are not part of the number and stay as they are
/// value  0 free   2... the next cluster   ..F7 bad   ..F8 to ..FF the last cluster of a file
/// </code>
/// </summary>
internal readonly record struct FatEntryFormat(FatKind Kind)
{
    public const uint Free = 0;

    /// <summary>Bytes that hold a whole number of entries of each kind.</summary>
    public const int WindowSize = 3072;

    private const uint Fat32Mask = 0x0FFFFFFF;

    /// <summary>The value that ends a chain.</summary>
    public uint End => Kind == FatKind.Fat32 ? Fat32Mask : (1u << (int)Kind) - 1;

    /// <summary>The value of a cluster that must not be used.</summary>
    public uint Bad => End - 8;

    /// <summary>The bit of entry 1 that says that a FAT16 or FAT32 volume was unmounted properly.</summary>
    public uint CleanFlag => (End >> 1) + 1;

    /// <summary>How many entries <see cref="WindowSize"/> bytes hold.</summary>
    public int EntriesPerWindow => WindowSize * 8 / (int)Kind;

    /// <summary>How many bytes have to be at hand to read or change an entry.</summary>
    public int EntrySize => Kind == FatKind.Fat32 ? sizeof(uint) : sizeof(ushort);

    public bool IsEnd(uint value) => value > Bad;

    /// <summary>Where the bytes of an entry start, from the start of the FAT.</summary>
    public long OffsetOf(uint cluster) => (long)cluster * (int)Kind / 8;

    /// <param name="bytes">From <see cref="OffsetOf"/> on.</param>
    /// <param name="cluster">The number of the entry.</param>
    public uint Read(ReadOnlySpan<byte> bytes, uint cluster) => Kind switch
    {
        FatKind.Fat12 => (uint)(BinaryPrimitives.ReadUInt16LittleEndian(bytes) >> Shift(cluster)) & End,
        FatKind.Fat16 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes) & Fat32Mask,
    };

    /// <inheritdoc cref="Read"/>
    public void Write(Span<byte> bytes, uint cluster, uint value)
    {
        switch (Kind)
        {
            case FatKind.Fat12:
                var others = BinaryPrimitives.ReadUInt16LittleEndian(bytes) & ~(End << Shift(cluster));
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)(others | (value << Shift(cluster))));
                break;
            case FatKind.Fat16:
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
                break;
            default:
                var upper = BinaryPrimitives.ReadUInt32LittleEndian(bytes) & ~Fat32Mask;
                BinaryPrimitives.WriteUInt32LittleEndian(bytes, upper | value);
                break;
        }
    }

    private static int Shift(uint cluster) => (int)(cluster % 2) * 4;
}
