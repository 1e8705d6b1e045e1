using System.Buffers.Binary;
using Cardshop.Disk.Ext4.Format;
using Cardshop.Primitives.Digests;

namespace Cardshop.Disk.Ext4.Checksums;

/// <summary>
/// What the checksums of a volume must be. Each structure's checksum starts from a seed that belongs to the volume, goes over the
/// number of what the structure belongs to, and then over the structure with zeros where the checksum itself lies.
/// See <see href="https://docs.kernel.org/filesystems/ext4/overview.html#checksums">Checksums</see>.
/// </summary>
internal sealed class MetadataChecksums
{
    private readonly Guid _uuid;
    private readonly uint _seed;

    public MetadataChecksums(Ext4Features features, Guid uuid, uint storedSeed)
    {
        CoversMetadata = features.Has(Ext4Feature.MetadataChecksums);
        CoversGroups = CoversMetadata || features.Has(Ext4Feature.GroupChecksums);
        _uuid = uuid;
        _seed = features.Has(Ext4Feature.ChecksumSeed) ? storedSeed : SeedOf(uuid);
    }

    /// <summary>Whether all metadata has checksums (<c>metadata_csum</c>).</summary>
    public bool CoversMetadata { get; }

    /// <summary>Whether group descriptors have (either of <c>metadata_csum</c> and <c>uninit_bg</c>): only then may groups be uninitialised.</summary>
    public bool CoversGroups { get; }

    /// <summary>The seed of a volume that does not store one.</summary>
    public static uint SeedOf(Guid uuid)
    {
        Span<byte> bytes = stackalloc byte[16];
        uuid.TryWriteBytes(bytes, bigEndian: true, out _);
        return Crc32C.Append(uint.MaxValue, bytes);
    }

    public static uint Superblock(ReadOnlySpan<byte> superblock) =>
        Crc32C.Append(uint.MaxValue, superblock[..SuperblockLayout.ChecksumOffset]);

    public static uint JournalSuperblock(ReadOnlySpan<byte> superblock) =>
        AppendBlanked(uint.MaxValue, superblock[..JournalSuperblockLayout.Size], JournalSuperblockLayout.ChecksumOffset, sizeof(uint));

    public ushort GroupDescriptor(uint group, ReadOnlySpan<byte> descriptor)
    {
        if (CoversMetadata)
        {
            return (ushort)AppendBlanked(Crc32C.Append(_seed, group), descriptor, GroupDescriptorLayout.ChecksumOffset, sizeof(ushort));
        }

        // The older checksum leaves the field out instead of reading it as zeros.
        Span<byte> head = stackalloc byte[16 + sizeof(uint)];
        _uuid.TryWriteBytes(head, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32LittleEndian(head[16..], group);
        var crc = Crc16.Append(ushort.MaxValue, head);
        crc = Crc16.Append(crc, descriptor[..GroupDescriptorLayout.ChecksumOffset]);
        return Crc16.Append(crc, descriptor[(GroupDescriptorLayout.ChecksumOffset + sizeof(ushort))..]);
    }

    public uint Bitmap(ReadOnlySpan<byte> bits) => Crc32C.Append(_seed, bits);

    public uint Inode(uint number, InodeLayout inode)
    {
        var crc = Owner(number, inode.Generation);
        var bytes = inode.Bytes;
        if (!inode.HasWideChecksum)
        {
            return (ushort)AppendBlanked(crc, bytes, InodeLayout.ChecksumLowOffset, sizeof(ushort));
        }

        var split = InodeLayout.ChecksumHighOffset;
        crc = AppendBlanked(crc, bytes[..split], InodeLayout.ChecksumLowOffset, sizeof(ushort));
        return AppendBlanked(crc, bytes[split..], 0, sizeof(ushort));
    }

    /// <summary>The seed of blocks that belong to an inode.</summary>
    public uint Owner(uint number, uint generation) => Crc32C.Append(Crc32C.Append(_seed, number), generation);

    /// <summary>The checksum of a block of entries, of an extent block: of all that lies before the checksum.</summary>
    public static uint OwnedBlock(uint owner, ReadOnlySpan<byte> covered) => Crc32C.Append(owner, covered);

    /// <summary>The checksum of a node of a hash tree: of the entries in use, then of the tail.</summary>
    public static uint HashTreeNode(uint owner, Span<byte> block, HashTreeLayout node) =>
        Crc32C.Append(Crc32C.Append(Crc32C.Append(owner, block[..node.CoveredLength]), node.Tail[..sizeof(uint)]), 0u);

    public uint AttributeBlock(long number, ReadOnlySpan<byte> block)
    {
        Span<byte> place = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(place, number);
        return AppendBlanked(Crc32C.Append(_seed, place), block, AttributeBlockLayout.ChecksumOffset, sizeof(uint));
    }

    private static uint AppendBlanked(uint crc, ReadOnlySpan<byte> bytes, int blank, int length)
    {
        Span<byte> zeros = stackalloc byte[length];
        zeros.Clear();
        return Crc32C.Append(Crc32C.Append(Crc32C.Append(crc, bytes[..blank]), zeros), bytes[(blank + length)..]);
    }
}
