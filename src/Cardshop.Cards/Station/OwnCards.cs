using Cardshop.Cards.Discovery;

namespace Cardshop.Cards.Station;

/// <summary>Knows media that nobody would miss anything of.</summary>
internal static class OwnCards
{
    private const string DataLabel = "data";

    /// <summary>Whether a disk is empty, or holds a hotspot: a boot partition and, in third place, data.</summary>
    /// <param name="disk">Looked into.</param>
    public static bool MayBeWritten(FoundDisk disk) => disk.Volume is null && (disk.Partitions.All(partition => partition.Volume is null) || IsHotspot(disk));

    /// <summary>What is on it, for people.</summary>
    public static string Describe(FoundDisk disk)
    {
        var volumes = disk.Partitions.Select(partition => partition.Volume).Append(disk.Volume).OfType<FoundVolume>();
        return string.Join(", ", volumes.Select(volume => volume.Label.Length > 0 ? $"{volume.Kind} \"{volume.Label}\"" : volume.Kind));
    }

    private static bool IsHotspot(FoundDisk disk) =>
        disk.Partitions.Any(partition => partition is { Number: 1, Volume.Kind: "fat32" or "fat16" or "fat12" or "vfat" })
        && disk.Partitions.Any(partition => partition is { Number: 3, Volume: { Kind: "ext4", Label: DataLabel } });
}
