namespace Cardshop.Disk.Ext4.Reading;

/// <summary>The refusal of a volume that is not at rest: what lies on it is not what a mounted system would see.</summary>
internal static class UncleanVolume
{
    private const string Recover = "Run `e2fsck -p` on it, or mount it once and unmount it.";

    public static DiskFormatException Refusal(string why, string remedy = Recover) =>
        new($"The ext4 file system was not unmounted cleanly: {why}. {remedy}");
}
