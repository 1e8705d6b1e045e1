namespace Cardshop.Disk.Ext4.Format;

/// <summary>
/// An entry of an inner node of an extent tree: 12 bytes.
/// See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#extent-tree">Extent Tree</see>.
/// </summary>
internal readonly ref struct ExtentIndexLayout(Span<byte> bytes)
{
    private readonly Span<byte> _bytes = bytes;

    /// <summary>The first block of the file that the node below covers.</summary>
    public uint Logical { get => _bytes.Get32(0x0); set => _bytes.Set32(0x0, value); }

    /// <summary>The block that holds the node below.</summary>
    public long Node { get => _bytes.Get48(0x4, 0x8); set => _bytes.Set48(0x4, 0x8, value); }
}
