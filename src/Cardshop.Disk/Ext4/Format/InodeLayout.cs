using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Format;

/// <summary>
/// An inode: 128 bytes, and in all but old volumes an extension that says how long it is, then room for extended attributes.
/// See <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#index-nodes">Index Nodes</see>.
/// </summary>
/// <remarks>
/// <code>
/// 00: A4 81 E8 03 0D 00 00 00  5F 3C 2E 65 …   regular file 0644 of user 1000, 13 bytes
/// 28: 0A F3 01 00 04 00 00 00  00 00 00 00 …   extent tree of one extent, for four
/// 80: 20 00 9A 4C …                            32 bytes of extension, upper half of the checksum
/// </code>
/// </remarks>
internal readonly ref struct InodeLayout(Span<byte> bytes)
{
    /// <summary>Size without extension.</summary>
    public const int BaseSize = 128;

    public const int MapSize = 60;

    public const int ChecksumLowOffset = 0x7C;

    public const int ChecksumHighOffset = 0x82;

    /// <summary>The extension that covers all fields of this type.</summary>
    public const int FullExtraSize = 32;

    private readonly Span<byte> _bytes = bytes;

    public Span<byte> Bytes => _bytes;

    /// <summary><c>st_mode</c>: type in the upper four bits, permissions in the lower twelve.</summary>
    public ushort Mode { get => _bytes.Get16(0x00); set => _bytes.Set16(0x00, value); }

    public uint Uid
    {
        get => (uint)_bytes.Get16(0x78) << 16 | _bytes.Get16(0x02);
        set
        {
            _bytes.Set16(0x02, (ushort)value);
            _bytes.Set16(0x78, (ushort)(value >> 16));
        }
    }

    public uint Gid
    {
        get => (uint)_bytes.Get16(0x7A) << 16 | _bytes.Get16(0x18);
        set
        {
            _bytes.Set16(0x18, (ushort)value);
            _bytes.Set16(0x7A, (ushort)(value >> 16));
        }
    }

    /// <summary>In bytes.</summary>
    public long FileSize { get => _bytes.Get64(0x04, 0x6C); set => _bytes.Set64(0x04, 0x6C, value); }

    public Timestamp Accessed { get => Time(0x08, 0x8C); set => SetTime(0x08, 0x8C, value); }

    public Timestamp Changed { get => Time(0x0C, 0x84); set => SetTime(0x0C, 0x84, value); }

    public Timestamp Modified { get => Time(0x10, 0x88); set => SetTime(0x10, 0x88, value); }

    /// <summary>Null in an inode too short to say.</summary>
    public Timestamp? Created
    {
        get => Has(0x90) ? Time(0x90, 0x94) : null;
        set => SetTime(0x90, 0x94, value ?? default);
    }

    public ushort Links { get => _bytes.Get16(0x1A); set => _bytes.Set16(0x1A, value); }

    /// <summary>Allocated room in units of 512 bytes, attribute block and extent blocks included.</summary>
    public long Sectors { get => _bytes.Get48(0x1C, 0x74); set => _bytes.Set48(0x1C, 0x74, value); }

    public InodeFlags Flags { get => (InodeFlags)_bytes.Get32(0x20); set => _bytes.Set32(0x20, (uint)value); }

    /// <summary>The root of the extent tree, fifteen block numbers, a short link target, or a device number.</summary>
    public Span<byte> Map => _bytes.Slice(0x28, MapSize);

    public uint Generation => _bytes.Get32(0x64);

    /// <summary>The block of extended attributes; 0 for none.</summary>
    public long AttributeBlock { get => _bytes.Get48(0x68, 0x76); set => _bytes.Set48(0x68, 0x76, value); }

    /// <summary>Length of the extension; 0 in an inode of 128 bytes.</summary>
    public ushort ExtraSize
    {
        get => _bytes.Length > BaseSize ? _bytes.Get16(0x80) : (ushort)0;
        set => _bytes.Set16(0x80, value);
    }

    /// <summary>Whether the checksum has its upper half.</summary>
    public bool HasWideChecksum => Has(ChecksumHighOffset, sizeof(ushort));

    public uint Checksum
    {
        get => HasWideChecksum ? (uint)_bytes.Get16(ChecksumHighOffset) << 16 | _bytes.Get16(ChecksumLowOffset) : _bytes.Get16(ChecksumLowOffset);
        set
        {
            _bytes.Set16(ChecksumLowOffset, (ushort)value);
            if (HasWideChecksum)
            {
                _bytes.Set16(ChecksumHighOffset, (ushort)(value >> 16));
            }
        }
    }

    private bool Has(int offset, int size = sizeof(uint)) => offset + size <= BaseSize + ExtraSize;

    private Timestamp Time(int seconds, int extra) =>
        InodeTime.Decode(_bytes.Get32(seconds), Has(extra) ? _bytes.Get32(extra) : 0);

    private void SetTime(int seconds, int extra, Timestamp time)
    {
        var (low, high) = InodeTime.Encode(time);
        _bytes.Set32(seconds, low);
        _bytes.Set32(extra, high);
    }
}
