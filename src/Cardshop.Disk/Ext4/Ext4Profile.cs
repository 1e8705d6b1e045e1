using System.Text;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Disk.Ext4;

/// <summary>What a new file system is to look like. Blocks have 4096 bytes and inodes 256, always.</summary>
public sealed record Ext4Profile
{
    private const int LongestLabel = 16;

    // user_xattr and acl, what mke2fs.conf asks for.
    private const uint UsualMountOptions = 0x0C;
    private const ushort ContinueOnErrors = 1;
    private const ushort NoMountLimit = ushort.MaxValue;

    /// <summary>Always there: what the layout is made of.</summary>
    private static readonly Ext4Features Always = Ext4Features.Of(
        Ext4Feature.ExtendedAttributes,
        Ext4Feature.ResizeInode,
        Ext4Feature.DirectoryIndex,
        Ext4Feature.FileType,
        Ext4Feature.Extents,
        Ext4Feature.SparseSuperblock,
        Ext4Feature.LargeFile,
        Ext4Feature.ExtraInodeSize);

    /// <summary>There or not, as in the base.</summary>
    private static readonly Ext4Features Kept = Ext4Features.Of(
        Ext4Feature.Journal,
        Ext4Feature.FastCommit,
        Ext4Feature.SixtyFourBit,
        Ext4Feature.FlexibleGroups,
        Ext4Feature.ChecksumSeed,
        Ext4Feature.LargeDirectories,
        Ext4Feature.HugeFile,
        Ext4Feature.GroupChecksums,
        Ext4Feature.DirectoryLinks,
        Ext4Feature.MetadataChecksums);

    /// <summary>Not taken over, because the new volume has something else in their place, or no need for them.</summary>
    private static readonly Ext4Features Dropped = Ext4Features.Of(
        Ext4Feature.DirectoryPreallocation,
        Ext4Feature.LazyGroups,
        Ext4Feature.SparseSuperblock2,
        Ext4Feature.OrphanFile,
        Ext4Feature.MetaBlockGroups);

    /// <summary>Identifies the volume.</summary>
    public required Guid Uuid { get; init; }

    /// <summary>The label as it is stored: up to 16 bytes.</summary>
    public required ReadOnlyMemory<byte> VolumeName { get; init; }

    /// <summary>The label read as UTF-8; empty for none.</summary>
    public string Label => Encoding.UTF8.GetString(VolumeName.Span);

    /// <summary>The features. Some are added where the tree needs them: <c>huge_file</c>, <c>dir_nlink</c>.</summary>
    public required Ext4Features Features { get; init; }

    /// <summary>How names are hashed.</summary>
    public required Ext4HashFunction HashFunction { get; init; }

    /// <summary>Whether characters are unsigned when names are hashed.</summary>
    public bool HashIsUnsigned { get; init; }

    /// <summary>What names are hashed with.</summary>
    public required Guid HashSeed { get; init; }

    /// <summary>The seed of checksums, with the feature <see cref="Ext4Feature.ChecksumSeed"/>.</summary>
    public uint ChecksumSeed { get; init; }

    /// <summary>When the file system was made, last checked and last written; also the time of its own inodes.</summary>
    public required Timestamp Created { get; init; }

    /// <summary>Size of the journal in bytes, with the feature <see cref="Ext4Feature.Journal"/>; 4 MiB at the least.</summary>
    public long JournalLength { get; init; }

    /// <summary>The options of <c>tune2fs -o</c>, as bits.</summary>
    public uint DefaultMountOptions { get; init; } = UsualMountOptions;

    /// <summary>The options of <c>tune2fs -E mount_opts</c>: up to 64 bytes of text.</summary>
    public ReadOnlyMemory<byte> MountOptions { get; init; }

    /// <summary>What the kernel does on errors: 1 carries on, 2 remounts read-only, 3 panics.</summary>
    public ushort ErrorBehaviour { get; init; } = ContinueOnErrors;

    /// <summary>The system that made the volume; 0 is Linux.</summary>
    public uint CreatorOs { get; init; }

    /// <summary>After how many mounts a check is due; 65535 for never.</summary>
    public ushort MaximumMountCount { get; init; } = NoMountLimit;

    /// <summary>After how many seconds a check is due; 0 for never.</summary>
    public uint CheckInterval { get; init; }

    /// <summary>
    /// Bytes for which there is one inode, or more where the tree needs more. 64 KiB by default: a card of 64 GB then takes a million
    /// files, and the tables take 0.4 % of it. (What <c>mke2fs -T largefile</c> gives, one for 1 MiB, runs out before the first images are
    /// unpacked.) Groups added by growing have as many.
    /// </summary>
    public int InodeRatio { get; init; } = (int)(64 * ByteSize.KiB);

    /// <summary>Inodes that must be left for what is written later.</summary>
    public long MinimumFreeInodes { get; init; }

    /// <summary>
    /// The length in bytes up to which the volume can be grown without moving anything. Volumes below 32 MiB are prepared for 32 GiB at
    /// most, because the room for more group descriptors would outweigh their content.
    /// </summary>
    public long GrowthLimit { get; init; } = 2 * ByteSize.TiB;

    /// <summary>Blocks of 4096 bytes that only root may use.</summary>
    public long ReservedBlocks { get; init; }

    /// <summary>A file system as <c>mke2fs -t ext4</c> 1.47.0 makes it, with a journal of 16 MiB.</summary>
    /// <param name="label">Up to 16 bytes of UTF-8.</param>
    /// <param name="uuid">Identifies the volume.</param>
    /// <param name="hashSeed">What names are hashed with; must not be guessed by who can choose names.</param>
    /// <param name="created">When the file system was made.</param>
    /// <exception cref="ArgumentException">The label is too long.</exception>
    public static Ext4Profile Default(string label, Guid uuid, Guid hashSeed, Timestamp created)
    {
        var name = Encoding.UTF8.GetBytes(label);
        if (name.Length > LongestLabel)
        {
            throw new ArgumentException($"The label \"{label}\" has {name.Length} bytes, {LongestLabel} are possible.", nameof(label));
        }

        return new Ext4Profile
        {
            Uuid = uuid,
            VolumeName = name,
            Features = Always.With(
                Ext4Feature.Journal,
                Ext4Feature.SixtyFourBit,
                Ext4Feature.FlexibleGroups,
                Ext4Feature.HugeFile,
                Ext4Feature.DirectoryLinks,
                Ext4Feature.MetadataChecksums),
            HashFunction = Ext4HashFunction.HalfMd4,
            HashSeed = hashSeed,
            Created = created,
            JournalLength = 16 * ByteSize.MiB,
        };
    }

    /// <summary>
    /// A file system like another: its label, UUID, hash seed, times, journal length, behaviour and features. It always gets room to grow
    /// (<c>resize_inode</c>, in place of <c>meta_bg</c>), sparse copies of the superblock, hash trees and extended attributes; it never
    /// gets an orphan file.
    /// </summary>
    /// <exception cref="DiskFormatException">The other has features that a new file system cannot have, or lacks some that it must have.</exception>
    public static Ext4Profile From(Ext4Superblock superblock)
    {
        var features = superblock.Features;
        RequireUsable(superblock);
        var kept = features.Intersect(Kept).Union(Always);
        return new Ext4Profile
        {
            Uuid = superblock.Uuid,
            VolumeName = superblock.VolumeName,
            Features = kept.Has(Ext4Feature.MetadataChecksums) ? kept.Without(Ext4Feature.GroupChecksums) : kept.Without(Ext4Feature.ChecksumSeed),
            HashFunction = superblock.HashFunction,
            HashIsUnsigned = superblock.HashIsUnsigned,
            HashSeed = superblock.HashSeed,
            ChecksumSeed = superblock.ChecksumSeed,
            Created = superblock.Created,
            JournalLength = superblock.JournalLength,
            DefaultMountOptions = superblock.DefaultMountOptions,
            MountOptions = superblock.MountOptions,
            ErrorBehaviour = superblock.ErrorBehaviour,
            CreatorOs = superblock.CreatorOs,
            MaximumMountCount = superblock.MaximumMountCount,
            CheckInterval = superblock.CheckInterval,
        };
    }

    private static void RequireUsable(Ext4Superblock superblock)
    {
        var features = superblock.Features;
        var strange = features.Except(Always).Except(Kept).Except(Dropped);
        if (strange != default)
        {
            throw new DiskFormatException(
                $"A new ext4 file system cannot be made like the base: {FeatureNames.List(strange.All)} cannot be kept. "
                + "Turn it off with `tune2fs -O ^FEATURE`, or make the base again with `mke2fs -O ^FEATURE`.");
        }

        foreach (var needed in new[] { Ext4Feature.Extents, Ext4Feature.FileType })
        {
            if (!features.Has(needed))
            {
                throw new DiskFormatException(
                    $"A new ext4 file system cannot be made like the base, which has no {FeatureNames.Of(needed)}. Make the base again with `mke2fs -t ext4`.");
            }
        }

        if (features.Has(Ext4Feature.Journal) && superblock.JournalLength == 0)
        {
            throw new DiskFormatException(
                "A new ext4 file system cannot be made like the base, whose journal lies on another device. Take it away with `tune2fs -O ^has_journal`.");
        }
    }
}
