namespace Cardshop.Disk.Ext4;

/// <summary>
/// The features of an ext4 volume. The numbers are bit positions: 0 to 31 in the set of those that any reader and writer may ignore,
/// 32 to 63 in the set of those that nobody may, 64 to 95 in the set of those that readers may. See
/// <see href="https://docs.kernel.org/filesystems/ext4/globals.html#super-block">Super Block</see> and ext4(5).
/// </summary>
public enum Ext4Feature
{
    /// <summary>Folders are given blocks in advance.</summary>
    DirectoryPreallocation = 0,

    /// <summary>AFS servers keep inodes of their own.</summary>
    MagicInodes = 1,

    /// <summary>There is a journal.</summary>
    Journal = 2,

    /// <summary>There may be extended attributes.</summary>
    ExtendedAttributes = 3,

    /// <summary>Room for more group descriptors is reserved, held by inode 7.</summary>
    ResizeInode = 4,

    /// <summary>Folders may have hash trees.</summary>
    DirectoryIndex = 5,

    /// <summary>Groups are initialised late; never merged.</summary>
    LazyGroups = 6,

    /// <summary>Blocks are left out of snapshots; never merged.</summary>
    ExcludeBitmap = 8,

    /// <summary>At most two groups have copies of the superblock.</summary>
    SparseSuperblock2 = 9,

    /// <summary>The journal may hold fast commits.</summary>
    FastCommit = 10,

    /// <summary>Inode numbers and the UUID may not change.</summary>
    StableInodes = 11,

    /// <summary>Inodes without a name are listed in a file.</summary>
    OrphanFile = 12,

    /// <summary>Files may be compressed; never merged.</summary>
    Compression = 32,

    /// <summary>Directory entries say what they name.</summary>
    FileType = 33,

    /// <summary>The journal holds changes that are not written home.</summary>
    NeedsRecovery = 34,

    /// <summary>The volume is the journal of another.</summary>
    JournalDevice = 35,

    /// <summary>Group descriptors are spread over the volume.</summary>
    MetaBlockGroups = 36,

    /// <summary>Files may have extent trees.</summary>
    Extents = 38,

    /// <summary>Block numbers may have more than 32 bits.</summary>
    SixtyFourBit = 39,

    /// <summary>Guarded against being mounted twice.</summary>
    MultipleMountProtection = 40,

    /// <summary>Metadata of several groups lies together.</summary>
    FlexibleGroups = 41,

    /// <summary>Large attribute values have inodes of their own.</summary>
    AttributeInodes = 42,

    /// <summary>Directory entries carry extra data.</summary>
    DirectoryData = 44,

    /// <summary>The seed of the checksums is stored rather than made from the UUID.</summary>
    ChecksumSeed = 45,

    /// <summary>Folders may have hash trees of three levels.</summary>
    LargeDirectories = 46,

    /// <summary>Small files may lie in their inodes.</summary>
    InlineData = 47,

    /// <summary>Files may be encrypted.</summary>
    Encryption = 48,

    /// <summary>Folders may ignore case.</summary>
    CaseFolding = 49,

    /// <summary>Only some groups have copies of the superblock.</summary>
    SparseSuperblock = 64,

    /// <summary>Files may have 2 GiB and more.</summary>
    LargeFile = 65,

    /// <summary>Files may take 2 TiB and more.</summary>
    HugeFile = 67,

    /// <summary>Group descriptors have checksums, and groups may be uninitialised.</summary>
    GroupChecksums = 68,

    /// <summary>Folders may have 65,000 folders and more.</summary>
    DirectoryLinks = 69,

    /// <summary>Inodes have an extension.</summary>
    ExtraInodeSize = 70,

    /// <summary>Quotas are kept in hidden inodes.</summary>
    Quota = 72,

    /// <summary>Space is handed out in clusters of blocks.</summary>
    BigAllocation = 73,

    /// <summary>All metadata has checksums.</summary>
    MetadataChecksums = 74,

    /// <summary>Replicas are kept; never merged.</summary>
    Replica = 75,

    /// <summary>The volume may not be changed.</summary>
    ReadOnly = 76,

    /// <summary>Quotas are kept for projects.</summary>
    ProjectQuota = 77,

    /// <summary>Blocks may belong to several files; the volume may not be changed.</summary>
    SharedBlocks = 78,

    /// <summary>Files may carry a tree of digests.</summary>
    Verity = 79,

    /// <summary>The file of inodes without a name may not be empty.</summary>
    OrphansPresent = 80,
}
