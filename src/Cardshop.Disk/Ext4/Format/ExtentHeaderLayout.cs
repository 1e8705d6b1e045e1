namespace Cardshop.Disk.Ext4.Format;

/// <summary>
/// The header of a node of an extent tree: 12 bytes, before as many entries of 12 bytes.
/// See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#extent-tree">Extent Tree</see>.
/// </summary>
/// <remarks><code>0A F3 01 00 04 00 00 00 00 00 00 00</code> One entry of at most four, which is a leaf.</remarks>
internal readonly ref struct ExtentHeaderLayout(Span<byte> bytes)
{
    public const int Size = 12;

    public const int EntrySize = 12;

    public const ushort ExpectedMagic = 0xF30A;

    /// <summary>The deepest tree that the kernel takes.</summary>
    public const int DeepestLevel = 5;

    private readonly Span<byte> _bytes = bytes;

    public ushort Magic { get => _bytes.Get16(0x0); set => _bytes.Set16(0x0, value); }

    public ushort Entries { get => _bytes.Get16(0x2); set => _bytes.Set16(0x2, value); }

    public ushort Capacity { get => _bytes.Get16(0x4); set => _bytes.Set16(0x4, value); }

    /// <summary>0: the entries are extents; else they point to nodes one level further down.</summary>
    public ushort Depth { get => _bytes.Get16(0x6); set => _bytes.Set16(0x6, value); }

    /// <summary>Where a node in a block of its own keeps its checksum: behind the last entry there is room for.</summary>
    public int ChecksumOffset => Size + (Capacity * EntrySize);

    public uint Checksum { get => _bytes.Get32(ChecksumOffset); set => _bytes.Set32(ChecksumOffset, value); }

    /// <summary>How many entries a node of so many bytes holds, with room for a checksum in one that has a block of its own.</summary>
    public static ushort CapacityOf(int size) => (ushort)((size - Size) / EntrySize);

    public Span<byte> Entry(int index) => _bytes.Slice(Size + (index * EntrySize), EntrySize);
}
