using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Discovery.Contents;

/// <summary>Looks which file systems are on a disk.</summary>
internal static class DiskContents
{
    /// <summary>The disk, with what is on it. One that cannot be read, or may not be, is returned as it was.</summary>
    public static FoundDisk Look(FoundDisk disk)
    {
        if (disk.Length == 0)
        {
            return disk;
        }

        try
        {
            using var source = MediumSource.Open(disk);
            return Look(disk, source);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return disk;
        }
    }

    private static FoundDisk Look(FoundDisk disk, MediumSource source) => disk with
    {
        IsLookedInto = true,
        Volume = disk.Partitions.Count == 0 ? VolumeSniffer.Look(source) : null,
        Partitions = [.. disk.Partitions.Select(partition => partition with { Volume = Within(source, partition) is { } volume ? VolumeSniffer.Look(volume) : null })],
    };

    /// <summary>An extended partition is a few sectors long; a table may also say what cannot be.</summary>
    private static ByteSource? Within(MediumSource source, FoundPartition partition) =>
        partition.Start >= 0 && partition.Length > 0 && partition.Length <= source.Length - partition.Start ? source.Slice(partition.Start, partition.Length) : null;
}
