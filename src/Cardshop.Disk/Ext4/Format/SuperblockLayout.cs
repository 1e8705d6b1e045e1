using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Format;

/// <summary>
/// The superblock: 1024 bytes at byte 1024 of the volume, copied to the start of some block groups.
/// See <see href="https://docs.kernel.org/filesystems/ext4/globals.html#super-block">Super Block</see>.
/// </summary>
/// <remarks>
/// <code>
/// 400: 00 40 00 00 00 00 01 00  BC 0C 00 00 …   16384 inodes, 65536 blocks, 3260 of them reserved
/// 438: 53 EF 01 00 01 00                        magic, clean, carry on after errors
/// </code>
/// </remarks>
internal readonly ref struct SuperblockLayout(Span<byte> bytes)
{
    /// <summary>Where the first copy lies, whatever the block size.</summary>
    public const int Offset = 1024;

    public const int Size = 1024;

    public const ushort ExpectedMagic = 0xEF53;

    public const int ChecksumOffset = 0x3FC;

    private readonly Span<byte> _bytes = bytes[..Size];

    public Span<byte> Bytes => _bytes;

    public uint InodeCount { get => _bytes.Get32(0x00); set => _bytes.Set32(0x00, value); }

    public long BlockCount { get => _bytes.Get64(0x04, 0x150); set => _bytes.Set64(0x04, 0x150, value); }

    public long ReservedBlockCount { get => _bytes.Get64(0x08, 0x154); set => _bytes.Set64(0x08, 0x154, value); }

    public long FreeBlockCount { get => _bytes.Get64(0x0C, 0x158); set => _bytes.Set64(0x0C, 0x158, value); }

    public uint FreeInodeCount { get => _bytes.Get32(0x10); set => _bytes.Set32(0x10, value); }

    public uint FirstDataBlock { get => _bytes.Get32(0x14); set => _bytes.Set32(0x14, value); }

    /// <summary>The block size is 1024 shifted left by this.</summary>
    public uint LogBlockSize { get => _bytes.Get32(0x18); set => _bytes.Set32(0x18, value); }

    /// <summary>As <see cref="LogBlockSize"/>, for the clusters of <c>bigalloc</c>; the same number without it.</summary>
    public uint LogClusterSize { get => _bytes.Get32(0x1C); set => _bytes.Set32(0x1C, value); }

    public uint BlocksPerGroup { get => _bytes.Get32(0x20); set => _bytes.Set32(0x20, value); }

    public uint ClustersPerGroup { get => _bytes.Get32(0x24); set => _bytes.Set32(0x24, value); }

    public uint InodesPerGroup { get => _bytes.Get32(0x28); set => _bytes.Set32(0x28, value); }

    public Timestamp Written { get => Time(0x30, 0x274); set => SetTime(0x30, 0x274, value); }

    public ushort MaximumMountCount { get => _bytes.Get16(0x36); set => _bytes.Set16(0x36, value); }

    public ushort Magic { get => _bytes.Get16(0x38); set => _bytes.Set16(0x38, value); }

    public VolumeStates State { get => (VolumeStates)_bytes.Get16(0x3A); set => _bytes.Set16(0x3A, (ushort)value); }

    public ushort ErrorBehaviour { get => _bytes.Get16(0x3C); set => _bytes.Set16(0x3C, value); }

    public Timestamp LastChecked { get => Time(0x40, 0x277); set => SetTime(0x40, 0x277, value); }

    public uint CheckInterval { get => _bytes.Get32(0x44); set => _bytes.Set32(0x44, value); }

    public uint CreatorOs { get => _bytes.Get32(0x48); set => _bytes.Set32(0x48, value); }

    /// <summary>0: the fixed sizes of 1993; 1: inode size, features and the rest say what they are.</summary>
    public uint Revision { get => _bytes.Get32(0x4C); set => _bytes.Set32(0x4C, value); }

    public uint FirstInode { get => _bytes.Get32(0x54); set => _bytes.Set32(0x54, value); }

    public ushort InodeSize { get => _bytes.Get16(0x58); set => _bytes.Set16(0x58, value); }

    /// <summary>The group that this copy lies in, modulo 65536.</summary>
    public ushort BlockGroup { get => _bytes.Get16(0x5A); set => _bytes.Set16(0x5A, value); }

    public Ext4Features Features
    {
        get => new(_bytes.Get32(0x5C), _bytes.Get32(0x60), _bytes.Get32(0x64));
        set
        {
            _bytes.Set32(0x5C, value.Compatible);
            _bytes.Set32(0x60, value.Incompatible);
            _bytes.Set32(0x64, value.ReadOnlyCompatible);
        }
    }

    public Guid Uuid { get => new(_bytes.Slice(0x68, 16), bigEndian: true); set => value.TryWriteBytes(_bytes[0x68..], bigEndian: true, out _); }

    /// <summary>16 bytes, padded with zeros.</summary>
    public Span<byte> VolumeName => _bytes.Slice(0x78, 16);

    public ushort ReservedDescriptorBlocks { get => _bytes.Get16(0xCE); set => _bytes.Set16(0xCE, value); }

    public uint JournalInode { get => _bytes.Get32(0xE0); set => _bytes.Set32(0xE0, value); }

    public uint LastOrphan => _bytes.Get32(0xE8);

    public Guid HashSeed { get => new(_bytes.Slice(0xEC, 16), bigEndian: true); set => value.TryWriteBytes(_bytes[0xEC..], bigEndian: true, out _); }

    public byte HashVersion { get => _bytes[0xFC]; set => _bytes[0xFC] = value; }

    /// <summary>1: <see cref="JournalBackup"/> holds a copy of the journal inode's map and size.</summary>
    public byte JournalBackupKind { set => _bytes[0xFD] = value; }

    public ushort DescriptorSize { get => _bytes.Get16(0xFE); set => _bytes.Set16(0xFE, value); }

    public uint DefaultMountOptions { get => _bytes.Get32(0x100); set => _bytes.Set32(0x100, value); }

    public uint FirstMetaBlockGroup { get => _bytes.Get32(0x104); set => _bytes.Set32(0x104, value); }

    public Timestamp Created { get => Time(0x108, 0x276); set => SetTime(0x108, 0x276, value); }

    /// <summary>60 bytes of map, then the upper and the lower half of the size.</summary>
    public Span<byte> JournalBackup => _bytes.Slice(0x10C, 68);

    public ushort MinimumExtraInodeSize { set => _bytes.Set16(0x15C, value); }

    public ushort WantedExtraInodeSize { set => _bytes.Set16(0x15E, value); }

    public VolumeFlags Flags { get => (VolumeFlags)_bytes.Get32(0x160); set => _bytes.Set32(0x160, (uint)value); }

    public byte LogGroupsPerFlex { get => _bytes[0x174]; set => _bytes[0x174] = value; }

    /// <summary>1: CRC-32C, the only kind there is.</summary>
    public byte ChecksumType { get => _bytes[0x175]; set => _bytes[0x175] = value; }

    /// <summary>64 bytes of text, padded with zeros.</summary>
    public Span<byte> MountOptions => _bytes.Slice(0x200, 64);

    /// <summary>The first of the two groups with copies under <c>sparse_super2</c>; 0 for none.</summary>
    public uint BackupGroup1 => _bytes.Get32(0x24C);

    /// <inheritdoc cref="BackupGroup1"/>
    public uint BackupGroup2 => _bytes.Get32(0x250);

    public uint ChecksumSeed { get => _bytes.Get32(0x270); set => _bytes.Set32(0x270, value); }

    public uint Checksum { get => _bytes.Get32(ChecksumOffset); set => _bytes.Set32(ChecksumOffset, value); }

    // 40 bits, unsigned: the upper eight were added in 2018 from what had been padding.
    private Timestamp Time(int low, int high) => new((long)_bytes[high] << 32 | _bytes.Get32(low));

    private void SetTime(int low, int high, Timestamp time)
    {
        var seconds = Math.Clamp(time.Seconds, 0, (1L << 40) - 1);
        _bytes.Set32(low, (uint)seconds);
        _bytes[high] = (byte)(seconds >> 32);
    }
}
