using System.Buffers.Binary;

namespace Cardshop.Disk.Ext4.Format;

/// <summary>
/// The first 1024 bytes of a journal. Unlike all else its numbers have the most significant byte first.
/// See <see href="https://docs.kernel.org/filesystems/ext4/globals.html#super-block-1">Journal: Super Block</see>.
/// </summary>
/// <remarks>
/// <code>
/// 00: C0 3B 39 98 00 00 00 04  00 00 00 00 00 00 10 00   magic, version 2, blocks of 4096
/// 10: 00 00 10 00 00 00 00 01  00 00 00 01 00 00 00 00   4096 of them, log from block 1, nothing in it
/// </code>
/// </remarks>
internal readonly ref struct JournalSuperblockLayout(Span<byte> bytes)
{
    public const int Size = 1024;

    public const uint ExpectedMagic = 0xC03B3998;

    public const uint Version1 = 3;

    public const uint Version2 = 4;

    public const int ChecksumOffset = 0xFC;

    private const uint ChecksumFeatures = 0x18;

    private readonly Span<byte> _bytes = bytes;

    public Span<byte> Bytes => _bytes;

    public uint Magic { get => Get(0x00); set => Set(0x00, value); }

    public uint Version { get => Get(0x04); set => Set(0x04, value); }

    public uint BlockSize { set => Set(0x0C, value); }

    public uint BlockCount { set => Set(0x10, value); }

    public uint FirstLogBlock { set => Set(0x14, value); }

    public uint FirstSequence { set => Set(0x18, value); }

    /// <summary>Where the oldest transaction begins that was not written home; 0 when there is none.</summary>
    public uint Start => Get(0x1C);

    public uint IncompatibleFeatures => Get(0x28);

    public Guid Uuid { set => value.TryWriteBytes(_bytes[0x30..], bigEndian: true, out _); }

    public uint Users { set => Set(0x40, value); }

    public uint Checksum => Get(ChecksumOffset);

    public bool HasChecksum => Version == Version2 && (IncompatibleFeatures & ChecksumFeatures) != 0;

    private uint Get(int offset) => BinaryPrimitives.ReadUInt32BigEndian(_bytes[offset..]);

    private void Set(int offset, uint value) => BinaryPrimitives.WriteUInt32BigEndian(_bytes[offset..], value);
}
