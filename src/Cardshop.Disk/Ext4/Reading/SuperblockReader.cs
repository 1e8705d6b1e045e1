using Cardshop.Disk.Ext4.Checksums;
using Cardshop.Disk.Ext4.Format;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Ext4.Reading;

/// <summary>Reads the superblock, and refuses a volume whose numbers cannot be, before any of them is relied on.</summary>
internal static class SuperblockReader
{
    private const uint LargestLogBlockSize = 6;
    private const ushort OldInodeSize = 128;
    private const uint OldFirstInode = 11;

    public static VolumeHeader Read(ByteSource volume)
    {
        if (volume.Length < SuperblockLayout.Offset + SuperblockLayout.Size)
        {
            throw new DiskFormatException($"There is no ext4 file system: {volume.Length} bytes are too few for a superblock. Is the image cut off?");
        }

        var layout = new SuperblockLayout(volume.ReadBytes(SuperblockLayout.Offset, SuperblockLayout.Size));
        if (layout.Magic != SuperblockLayout.ExpectedMagic)
        {
            throw new DiskFormatException(
                $"There is no ext4 file system: the superblock's magic number is 0x{layout.Magic:X4}, not 0x{SuperblockLayout.ExpectedMagic:X4}.");
        }

        FeatureSupport.RequireReadable(layout.Features);
        RequireChecksum(layout);
        var groups = Groups(layout);
        if (groups.BlockCount > volume.Length / groups.BlockSize)
        {
            throw new DiskFormatException(
                $"The ext4 file system has {groups.BlockCount} blocks of {groups.BlockSize} bytes, but its volume only {volume.Length} bytes. Is the image cut off?");
        }

        RequireClean(layout);
        return new VolumeHeader(Superblock(layout, groups), groups);
    }

    private static void RequireChecksum(SuperblockLayout layout)
    {
        if (!layout.Features.Has(Ext4Feature.MetadataChecksums))
        {
            return;
        }

        Require(layout.ChecksumType == 1, $"the checksum type {layout.ChecksumType} is not known");
        Require(layout.Checksum == MetadataChecksums.Superblock(layout.Bytes), "its checksum does not match");
    }

    private static void RequireClean(SuperblockLayout layout)
    {
        if (layout.State.HasFlag(VolumeStates.Errors))
        {
            throw UncleanVolume.Refusal("the kernel met errors in it", "Run `e2fsck -f` on it.");
        }

        if (layout.LastOrphan != 0 || layout.State.HasFlag(VolumeStates.Orphans) || layout.Features.Has(Ext4Feature.OrphansPresent))
        {
            throw UncleanVolume.Refusal("files that were deleted while open have not been freed (orphan inodes)");
        }

        if (!layout.State.HasFlag(VolumeStates.Clean))
        {
            throw UncleanVolume.Refusal("it is marked as in use");
        }
    }

    private static BlockGroups Groups(SuperblockLayout layout)
    {
        Require(layout.Revision <= 1, $"revision {layout.Revision} is not known");
        Require(layout.LogBlockSize <= LargestLogBlockSize, $"the block size 2^{layout.LogBlockSize + 10L} is too large");
        var features = layout.Features;
        var blockSize = 1024 << (int)layout.LogBlockSize;
        var clustered = features.Has(Ext4Feature.BigAllocation);
        var logCluster = clustered ? layout.LogClusterSize : layout.LogBlockSize;
        Require(logCluster >= layout.LogBlockSize && logCluster < 20, $"the cluster size 2^{logCluster + 10L} cannot be");
        var blocksPerCluster = 1 << (int)(logCluster - layout.LogBlockSize);
        var wide = features.Has(Ext4Feature.SixtyFourBit);
        var groups = new BlockGroups
        {
            BlockSize = blockSize,
            BlockCount = wide ? layout.BlockCount : (uint)layout.BlockCount,
            FirstBlock = layout.FirstDataBlock,
            BlocksPerGroup = layout.BlocksPerGroup,
            BlocksPerCluster = blocksPerCluster,
            InodesPerGroup = layout.InodesPerGroup,
            InodeSize = layout.Revision == 0 ? OldInodeSize : layout.InodeSize,
            DescriptorSize = wide ? layout.DescriptorSize : GroupDescriptorLayout.Size,
            ReservedDescriptorBlocks = layout.ReservedDescriptorBlocks,
            FirstMetaBlockGroup = features.Has(Ext4Feature.MetaBlockGroups) ? layout.FirstMetaBlockGroup : uint.MaxValue,
            Copies = Copies(layout),
        };
        RequireSane(groups, layout, clustered);
        return groups;
    }

    private static void RequireSane(BlockGroups groups, SuperblockLayout layout, bool clustered)
    {
        var bitsPerBlock = 8L * groups.BlockSize;
        Require(groups.FirstBlock == (groups.BlockSize == 1024 && !clustered ? 1 : 0), $"its first block cannot be {groups.FirstBlock}");
        Require(groups.BlockCount > groups.FirstBlock, $"it cannot have {groups.BlockCount} blocks");
        Require(
            groups.BlocksPerGroup is not 0 && groups.BlocksPerGroup % (8 * groups.BlocksPerCluster) == 0
                && groups.BlocksPerGroup / groups.BlocksPerCluster <= bitsPerBlock,
            $"groups of {groups.BlocksPerGroup} blocks cannot be");
        Require(
            int.IsPow2(groups.InodeSize) && groups.InodeSize >= OldInodeSize && groups.InodeSize <= groups.BlockSize,
            $"inodes of {groups.InodeSize} bytes cannot be");
        Require(
            int.IsPow2(groups.DescriptorSize) && groups.DescriptorSize <= 1024
                && (groups.DescriptorSize == GroupDescriptorLayout.Size || groups.DescriptorSize >= GroupDescriptorLayout.WideSize),
            $"group descriptors of {groups.DescriptorSize} bytes cannot be");
        Require(
            groups.InodesPerGroup is not 0 && groups.InodesPerGroup % 8 == 0 && groups.InodesPerGroup <= bitsPerBlock,
            $"groups of {groups.InodesPerGroup} inodes cannot be");
        Require(
            (groups.BlockCount - groups.FirstBlock - 1) / groups.BlocksPerGroup < uint.MaxValue
                && (long)groups.Count * groups.InodesPerGroup == layout.InodeCount,
            $"{layout.InodeCount} inodes are not {groups.InodesPerGroup} for each group");
        Require(groups.ReservedDescriptorBlocks <= groups.BlockSize / sizeof(uint), "too many descriptor blocks are reserved");
    }

    private static SuperblockCopies Copies(SuperblockLayout layout) =>
        layout.Features.Has(Ext4Feature.SparseSuperblock2) ? new SuperblockCopies.Chosen(layout.BackupGroup1, layout.BackupGroup2)
        : layout.Features.Has(Ext4Feature.SparseSuperblock) ? new SuperblockCopies.Sparse()
        : new SuperblockCopies.Everywhere();

    private static Ext4Superblock Superblock(SuperblockLayout layout, BlockGroups groups)
    {
        Require(
            Enum.IsDefined((Ext4HashFunction)layout.HashVersion) || !layout.Features.Has(Ext4Feature.DirectoryIndex),
            $"the hash function {layout.HashVersion} is not known");
        Require(layout.Revision == 0 || layout.FirstInode >= OldFirstInode, $"its first inode cannot be {layout.FirstInode}");
        var wide = layout.Features.Has(Ext4Feature.SixtyFourBit);
        return new Ext4Superblock
        {
            Uuid = layout.Uuid,
            VolumeName = layout.VolumeName.TrimEnd((byte)0).ToArray(),
            Features = layout.Features,
            BlockSize = groups.BlockSize,
            BlockCount = groups.BlockCount,
            FreeBlocks = wide ? layout.FreeBlockCount : (uint)layout.FreeBlockCount,
            ReservedBlocks = wide ? layout.ReservedBlockCount : (uint)layout.ReservedBlockCount,
            InodeCount = layout.InodeCount,
            FreeInodes = layout.FreeInodeCount,
            InodeSize = groups.InodeSize,
            Created = layout.Created,
            Written = layout.Written,
            HashFunction = (Ext4HashFunction)layout.HashVersion,
            HashIsUnsigned = layout.Flags.HasFlag(VolumeFlags.UnsignedHash),
            HashSeed = layout.HashSeed,
            ChecksumSeed = layout.ChecksumSeed,
            DefaultMountOptions = layout.DefaultMountOptions,
            MountOptions = layout.MountOptions.TrimEnd((byte)0).ToArray(),
            ErrorBehaviour = layout.ErrorBehaviour,
            CreatorOs = layout.CreatorOs,
            MaximumMountCount = layout.MaximumMountCount,
            CheckInterval = layout.CheckInterval,
            JournalInode = layout.JournalInode,
        };
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new DiskFormatException($"The ext4 superblock is damaged: {otherwise}. Try `e2fsck` on a copy.");
        }
    }
}
