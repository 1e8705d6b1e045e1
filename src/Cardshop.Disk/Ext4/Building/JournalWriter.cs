using Cardshop.Disk.Ext4.Format;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>
/// Writes an empty journal: its superblock, then zeros. The zeros are written, because a card may hold a journal from its former life in
/// these very blocks. See <see href="https://docs.kernel.org/filesystems/ext4/globals.html#journal-jbd2">Journal</see>.
/// </summary>
internal static class JournalWriter
{
    /// <summary>The fewest blocks that the kernel takes for a journal.</summary>
    public const long FewestBlocks = 1024;

    public static ByteSource Write(Guid uuid, long blocks)
    {
        var bytes = new byte[VolumeConstants.BlockSize];
        _ = new JournalSuperblockLayout(bytes)
        {
            Magic = JournalSuperblockLayout.ExpectedMagic,
            Version = JournalSuperblockLayout.Version2,
            BlockSize = VolumeConstants.BlockSize,
            BlockCount = (uint)blocks,
            FirstLogBlock = 1,
            FirstSequence = 1,
            Uuid = uuid,
            Users = 1,
        };
        return ConcatSource.Of(new MemorySource(bytes), new ZeroSource((blocks - 1) * VolumeConstants.BlockSize));
    }
}
