namespace Cardshop.Disk.Ext4.Format;

/// <summary>
/// An entry of a leaf of an extent tree: 12 bytes.
/// See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#extent-tree">Extent Tree</see>.
/// </summary>
internal readonly ref struct ExtentLeafLayout(Span<byte> bytes)
{
    /// <summary>The most blocks that one extent spans. A larger number says: less this, and not written yet.</summary>
    public const ushort LongestExtent = 32768;

    private readonly Span<byte> _bytes = bytes;

    /// <summary>The first block of the file that the extent covers.</summary>
    public uint Logical { get => _bytes.Get32(0x0); set => _bytes.Set32(0x0, value); }

    public ushort RawLength { get => _bytes.Get16(0x4); set => _bytes.Set16(0x4, value); }

    /// <summary>The first block of the volume.</summary>
    public long Physical { get => _bytes.Get48(0x8, 0x6); set => _bytes.Set48(0x8, 0x6, value); }

    /// <summary>Allocated, but to be read as zeros.</summary>
    public bool IsUnwritten => RawLength > LongestExtent;

    public int Length => IsUnwritten ? RawLength - LongestExtent : RawLength;
}
