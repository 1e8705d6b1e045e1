using System.Text;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4;

/// <summary>
/// What the superblock of a volume says.
/// See <see href="https://docs.kernel.org/filesystems/ext4/globals.html#super-block">Super Block</see>.
/// </summary>
public sealed record Ext4Superblock
{
    /// <summary>Identifies the volume.</summary>
    public required Guid Uuid { get; init; }

    /// <summary>The label as it is stored: up to 16 bytes, without padding.</summary>
    public required ReadOnlyMemory<byte> VolumeName { get; init; }

    /// <summary>The label read as UTF-8; empty for none.</summary>
    public string Label => Encoding.UTF8.GetString(VolumeName.Span);

    /// <summary>The features in use.</summary>
    public required Ext4Features Features { get; init; }

    /// <summary>Bytes in a block: a power of two from 1024 to 65536.</summary>
    public required int BlockSize { get; init; }

    /// <summary>Blocks of the file system; the volume may be longer.</summary>
    public required long BlockCount { get; init; }

    /// <summary>Blocks that are not in use.</summary>
    public required long FreeBlocks { get; init; }

    /// <summary>Blocks that only root may use.</summary>
    public required long ReservedBlocks { get; init; }

    /// <summary>Inodes, used or not.</summary>
    public required uint InodeCount { get; init; }

    /// <summary>Inodes that are not in use.</summary>
    public required uint FreeInodes { get; init; }

    /// <summary>Bytes of an inode.</summary>
    public required int InodeSize { get; init; }

    /// <summary>When the file system was made.</summary>
    public required Timestamp Created { get; init; }

    /// <summary>When the superblock was last written.</summary>
    public required Timestamp Written { get; init; }

    /// <summary>How names are hashed in new hash trees.</summary>
    public required Ext4HashFunction HashFunction { get; init; }

    /// <summary>Whether characters are unsigned when names are hashed.</summary>
    public required bool HashIsUnsigned { get; init; }

    /// <summary>What names are hashed with.</summary>
    public required Guid HashSeed { get; init; }

    /// <summary>The seed of checksums; it means something with the feature <see cref="Ext4Feature.ChecksumSeed"/> only.</summary>
    public required uint ChecksumSeed { get; init; }

    /// <summary>The options of <c>tune2fs -o</c>, as bits.</summary>
    public required uint DefaultMountOptions { get; init; }

    /// <summary>The options of <c>tune2fs -E mount_opts</c>: up to 64 bytes of text.</summary>
    public required ReadOnlyMemory<byte> MountOptions { get; init; }

    /// <summary>What the kernel does on errors: 1 carries on, 2 remounts read-only, 3 panics.</summary>
    public required ushort ErrorBehaviour { get; init; }

    /// <summary>The system that made the volume; 0 is Linux.</summary>
    public required uint CreatorOs { get; init; }

    /// <summary>After how many mounts a check is due; 65535 for never.</summary>
    public required ushort MaximumMountCount { get; init; }

    /// <summary>After how many seconds a check is due; 0 for never.</summary>
    public required uint CheckInterval { get; init; }

    /// <summary>The inode of the journal; 0 when it lies elsewhere or there is none.</summary>
    public required uint JournalInode { get; init; }

    /// <summary>Size of the journal in bytes; 0 when it lies elsewhere or there is none.</summary>
    public long JournalLength { get; init; }
}
