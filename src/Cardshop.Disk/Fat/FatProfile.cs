using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Fat;

/// <summary>
/// What a new FAT volume is to look like, beside what it holds. What is left open is chosen as <c>mkfs.fat</c> chooses it.
/// </summary>
public sealed record FatProfile
{
    /// <summary>
    /// The name of the volume: at most 11 characters of ASCII, without <c>" * + , . / : ; &lt; = &gt; ? [ \ ] |</c>, not beginning with
    /// a space. Lower case is kept, though MS-DOS does not like it. Empty for none.
    /// </summary>
    public string Label { get; init; } = "";

    /// <summary>The number that <c>blkid</c> shows as UUID: 0xDEADBEEF is <c>DEAD-BEEF</c>.</summary>
    public required uint VolumeId { get; init; }

    /// <summary>When the label was given; the only time of a volume that is not that of a file.</summary>
    public required Timestamp Created { get; init; }

    /// <summary>Which FAT; null for FAT32 from 512 MiB on, and below it whatever has more clusters.</summary>
    public FatKind? Kind { get; init; }

    /// <summary>Size of a cluster in bytes: a power of two, 1 to 128 sectors. Null for what suits the size of the volume.</summary>
    public int? ClusterSize { get; init; }

    /// <summary>Size of a sector in bytes: 512, 1024, 2048 or 4096.</summary>
    public int SectorSize { get; init; } = 512;

    /// <summary>Where the partition starts on the disk, in sectors. Some firmware needs it to be right.</summary>
    public uint HiddenSectors { get; init; }
}
