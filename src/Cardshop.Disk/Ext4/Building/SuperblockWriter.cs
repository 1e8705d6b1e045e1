using Cardshop.Disk.Ext4.Checksums;
using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>
/// Writes the superblock. See <see href="https://docs.kernel.org/filesystems/ext4/globals.html#super-block">Super Block</see>.
/// </summary>
internal sealed class SuperblockWriter(VolumePlan plan, InodeWriter inodes)
{
    private const byte InodeBackup = 1;
    private const byte Crc32C = 1;

    /// <summary>Writes the copy that lies in a group into zeros.</summary>
    public void Write(uint group, Span<byte> bytes)
    {
        var superblock = new SuperblockLayout(bytes)
        {
            Magic = SuperblockLayout.ExpectedMagic,
            Revision = 1,
            State = VolumeStates.Clean,
            Features = plan.Features,
            BlockGroup = (ushort)group,
        };
        WriteSizes(superblock);
        WriteIdentity(superblock);
        WriteJournal(superblock);
        if (plan.Checksums.CoversMetadata)
        {
            superblock.ChecksumType = Crc32C;
            superblock.ChecksumSeed = plan.Features.Has(Ext4Feature.ChecksumSeed) ? plan.Profile.ChecksumSeed : 0;
            superblock.Checksum = MetadataChecksums.Superblock(superblock.Bytes);
        }
    }

    private void WriteSizes(SuperblockLayout superblock)
    {
        var groups = plan.Groups;
        superblock.InodeCount = groups.Count * groups.InodesPerGroup;
        superblock.FreeInodeCount = superblock.InodeCount - plan.Inodes.Last;
        superblock.BlockCount = groups.BlockCount;
        superblock.FreeBlockCount = plan.Placement.Free(new BlockSpan(0, groups.BlockCount)).Sum(span => span.Count);
        superblock.ReservedBlockCount = plan.Profile.ReservedBlocks;
        superblock.LogBlockSize = superblock.LogClusterSize = (uint)int.Log2(groups.BlockSize / 1024);
        superblock.BlocksPerGroup = superblock.ClustersPerGroup = groups.BlocksPerGroup;
        superblock.InodesPerGroup = groups.InodesPerGroup;
        superblock.FirstInode = VolumeConstants.LostAndFoundInode;
        superblock.InodeSize = (ushort)groups.InodeSize;
        superblock.MinimumExtraInodeSize = superblock.WantedExtraInodeSize = InodeLayout.FullExtraSize;
        superblock.ReservedDescriptorBlocks = (ushort)groups.ReservedDescriptorBlocks;
        superblock.DescriptorSize = (ushort)(plan.Features.Has(Ext4Feature.SixtyFourBit) ? groups.DescriptorSize : 0);
        superblock.LogGroupsPerFlex = (byte)uint.Log2(plan.Tables.GroupsPerFlex);
    }

    private void WriteIdentity(SuperblockLayout superblock)
    {
        var profile = plan.Profile;
        superblock.Uuid = profile.Uuid;
        profile.VolumeName.Span.CopyTo(superblock.VolumeName);
        superblock.HashSeed = profile.HashSeed;
        superblock.HashVersion = (byte)profile.HashFunction;
        superblock.Flags = profile.HashIsUnsigned ? VolumeFlags.UnsignedHash : VolumeFlags.SignedHash;
        superblock.Created = superblock.LastChecked = superblock.Written = profile.Created;
        superblock.DefaultMountOptions = profile.DefaultMountOptions;
        profile.MountOptions.Span.CopyTo(superblock.MountOptions);
        superblock.ErrorBehaviour = profile.ErrorBehaviour;
        superblock.CreatorOs = profile.CreatorOs;
        superblock.MaximumMountCount = profile.MaximumMountCount;
        superblock.CheckInterval = profile.CheckInterval;
    }

    private void WriteJournal(SuperblockLayout superblock)
    {
        if (plan.JournalBlocks == 0)
        {
            return;
        }

        Span<byte> bytes = stackalloc byte[VolumeConstants.InodeSize];
        bytes.Clear();
        inodes.Write(VolumeConstants.JournalInode, bytes);
        var inode = new InodeLayout(bytes);
        superblock.JournalInode = VolumeConstants.JournalInode;
        superblock.JournalBackupKind = InodeBackup;
        inode.Map.CopyTo(superblock.JournalBackup);
        superblock.JournalBackup.Set64(InodeLayout.MapSize + sizeof(uint), InodeLayout.MapSize, inode.FileSize);
    }
}
