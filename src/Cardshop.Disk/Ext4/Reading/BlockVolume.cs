using Cardshop.Disk.Ext4.Checksums;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>The blocks of a volume, and what all who read them need to know.</summary>
internal sealed class BlockVolume(ByteSource source, VolumeHeader header)
{
    public Ext4Superblock Superblock => header.Superblock;

    public BlockGroups Groups => header.Groups;

    public int BlockSize => Groups.BlockSize;

    public MetadataChecksums Checksums { get; } =
        new(header.Superblock.Features, header.Superblock.Uuid, header.Superblock.ChecksumSeed);

    /// <summary>Reads one block; <paramref name="what"/> names it in the error when the volume has no such block.</summary>
    public byte[] ReadBlock(long block, string what)
    {
        Require(block, 1, what);
        return source.ReadBytes(block * BlockSize, BlockSize);
    }

    public byte[] ReadBytes(long offset, int length) => source.ReadBytes(offset, length);

    /// <summary>Blocks as they lie, unread.</summary>
    public ByteSource Slice(long block, long count) => source.Slice(block * BlockSize, count * BlockSize);

    /// <summary>Refuses blocks that are not the volume's to give: those before group 0 and behind the end.</summary>
    public void Require(long block, long count, string what)
    {
        if (block < Groups.FirstBlock || block == 0 || block > Groups.BlockCount - count)
        {
            throw new DiskFormatException($"{what} cannot lie at block {block}: the ext4 file system has {Groups.BlockCount} blocks. {Damage.Advice}");
        }
    }
}
