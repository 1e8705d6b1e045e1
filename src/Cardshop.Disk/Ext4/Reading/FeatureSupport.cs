namespace Cardshop.Disk.Ext4.Reading;

/// <summary>Which features of a volume the reader can do with.</summary>
internal static class FeatureSupport
{
    // The others may be ignored by who only reads.
    private static readonly Ext4Features Incompatible = new(0, uint.MaxValue, 0);

    private static readonly Ext4Features Understood = Ext4Features.Of(
        Ext4Feature.FileType,
        Ext4Feature.MetaBlockGroups,
        Ext4Feature.Extents,
        Ext4Feature.SixtyFourBit,
        Ext4Feature.FlexibleGroups,
        Ext4Feature.ChecksumSeed,
        Ext4Feature.LargeDirectories);

    /// <exception cref="DiskFormatException">One must be known to read the volume, and is not; or the volume must be recovered first.</exception>
    public static void RequireReadable(Ext4Features features)
    {
        if (features.Has(Ext4Feature.JournalDevice))
        {
            throw new DiskFormatException("The volume is the journal of an ext4 file system that lies elsewhere (feature journal_dev): there are no files in it.");
        }

        if (features.Has(Ext4Feature.NeedsRecovery))
        {
            throw UncleanVolume.Refusal("its journal holds changes that were not written home (feature needs_recovery)");
        }

        var unknown = features.Except(Understood).Intersect(Incompatible);
        if (unknown != default)
        {
            throw new DiskFormatException(
                $"The ext4 file system uses {FeatureNames.List(unknown.All)}, which cannot be read here. "
                + "Make it without (`mke2fs -O ^FEATURE`), or copy its files to one that is.");
        }
    }
}
