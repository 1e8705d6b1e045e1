namespace Cardshop.Disk.Ext4;

/// <summary>The names of features, as <c>dumpe2fs</c> prints them and <c>mke2fs -O</c> takes them.</summary>
internal static class FeatureNames
{
    public static string Of(Ext4Feature feature) => feature switch
    {
        Ext4Feature.DirectoryPreallocation => "dir_prealloc",
        Ext4Feature.MagicInodes => "imagic_inodes",
        Ext4Feature.Journal => "has_journal",
        Ext4Feature.ExtendedAttributes => "ext_attr",
        Ext4Feature.ResizeInode => "resize_inode",
        Ext4Feature.DirectoryIndex => "dir_index",
        Ext4Feature.LazyGroups => "lazy_bg",
        Ext4Feature.ExcludeBitmap => "snapshot_bitmap",
        Ext4Feature.SparseSuperblock2 => "sparse_super2",
        Ext4Feature.FastCommit => "fast_commit",
        Ext4Feature.StableInodes => "stable_inodes",
        Ext4Feature.OrphanFile => "orphan_file",
        Ext4Feature.Compression => "compression",
        Ext4Feature.FileType => "filetype",
        Ext4Feature.NeedsRecovery => "needs_recovery",
        Ext4Feature.JournalDevice => "journal_dev",
        Ext4Feature.MetaBlockGroups => "meta_bg",
        Ext4Feature.Extents => "extent",
        Ext4Feature.SixtyFourBit => "64bit",
        Ext4Feature.MultipleMountProtection => "mmp",
        Ext4Feature.FlexibleGroups => "flex_bg",
        Ext4Feature.AttributeInodes => "ea_inode",
        Ext4Feature.DirectoryData => "dirdata",
        Ext4Feature.ChecksumSeed => "metadata_csum_seed",
        Ext4Feature.LargeDirectories => "large_dir",
        Ext4Feature.InlineData => "inline_data",
        Ext4Feature.Encryption => "encrypt",
        Ext4Feature.CaseFolding => "casefold",
        Ext4Feature.SparseSuperblock => "sparse_super",
        Ext4Feature.LargeFile => "large_file",
        Ext4Feature.HugeFile => "huge_file",
        Ext4Feature.GroupChecksums => "uninit_bg",
        Ext4Feature.DirectoryLinks => "dir_nlink",
        Ext4Feature.ExtraInodeSize => "extra_isize",
        Ext4Feature.Quota => "quota",
        Ext4Feature.BigAllocation => "bigalloc",
        Ext4Feature.MetadataChecksums => "metadata_csum",
        Ext4Feature.Replica => "replica",
        Ext4Feature.ReadOnly => "read-only",
        Ext4Feature.ProjectQuota => "project",
        Ext4Feature.SharedBlocks => "shared_blocks",
        Ext4Feature.Verity => "verity",
        Ext4Feature.OrphansPresent => "orphan_present",
        _ => $"FEATURE_{"CIR"[(int)feature / 32]}{(int)feature % 32}",
    };

    public static string List(IEnumerable<Ext4Feature> features) => string.Join(", ", features.Select(Of));
}
