using Cardshop.Disk.Fat.Structures;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Fat.Clusters;

/// <summary>
/// Where the parts of a volume lie, in bytes from its start: reserved sectors, FATs, the root directory (FAT12 and FAT16 only), clusters.
/// Clusters are numbered from 2 on.
/// </summary>
internal sealed record FatGeometry
{
    public const uint FirstCluster = 2;

    /// <summary>Volumes with fewer clusters are FAT12.</summary>
    public const uint MinimumOfFat16 = 4085;

    /// <summary>Volumes with fewer clusters are not FAT32.</summary>
    public const uint MinimumOfFat32 = 65525;

    /// <summary>The largest cluster number of FAT32 is 0x0FFFFFF6; what follows has a meaning of its own.</summary>
    public const uint MaximumOfFat32 = 0x0FFFFFF5;

    public required FatKind Kind { get; init; }

    public required int SectorSize { get; init; }

    public required int ClusterSize { get; init; }

    /// <summary>Number of clusters; the last one has this number plus one.</summary>
    public required uint ClusterCount { get; init; }

    /// <summary>Where the first FAT starts.</summary>
    public required long FatOffset { get; init; }

    /// <summary>Size of one FAT.</summary>
    public required long FatLength { get; init; }

    public required int FatCount { get; init; }

    /// <summary>The only FAT that is in use; null when all are, alike.</summary>
    public required int? SingleFat { get; init; }

    /// <summary>The root directory of FAT12 and FAT16; empty in FAT32.</summary>
    public required ByteRange FixedRoot { get; init; }

    /// <summary>Where the root directory of FAT32 starts; 0 in FAT12 and FAT16.</summary>
    public required uint RootCluster { get; init; }

    /// <summary>Where cluster 2 starts.</summary>
    public required long DataOffset { get; init; }

    /// <summary>Where FSInfo lies; null when there is none.</summary>
    public required long? InfoOffset { get; init; }

    /// <summary>The FATs that are in use.</summary>
    public IEnumerable<int> FatsInUse => SingleFat is { } single ? [single] : Enumerable.Range(0, FatCount);

    /// <summary>Derives the places from a boot sector, checking each field it needs.</summary>
    /// <exception cref="DiskFormatException">A field is out of range, or the volume is cut short.</exception>
    public static FatGeometry From(BootSector boot, long volumeLength)
    {
        BootSectorRules.Require(boot);
        var rootLength = boot.RootEntries * ShortEntry.Size;
        var rootSector = boot.ReservedSectors + ((long)boot.FatCount * boot.FatSectors);
        var dataSector = rootSector + CeilingOfDivision(rootLength, boot.SectorSize);
        var clusterCount = (boot.SectorCount - dataSector) / boot.SectorsPerCluster;
        if (clusterCount <= 0 || dataSector > boot.SectorCount)
        {
            throw new DiskFormatException(
                $"FAT boot sector: {dataSector} of {boot.SectorCount} sectors come before the first cluster; none is left for it.");
        }

        var geometry = new FatGeometry
        {
            Kind = BootSectorRules.KindOf(boot, clusterCount),
            SectorSize = boot.SectorSize,
            ClusterSize = boot.SectorSize * boot.SectorsPerCluster,
            ClusterCount = (uint)clusterCount,
            FatOffset = (long)boot.ReservedSectors * boot.SectorSize,
            FatLength = (long)boot.FatSectors * boot.SectorSize,
            FatCount = boot.FatCount,
            SingleFat = boot.SingleFat,
            FixedRoot = new ByteRange(rootSector * boot.SectorSize, rootLength),
            RootCluster = boot.RootCluster,
            DataOffset = dataSector * boot.SectorSize,
            InfoOffset = HasInfo(boot) ? (long)boot.InfoSector * boot.SectorSize : null,
        };
        geometry.RequireRoom(boot, volumeLength);
        return geometry;
    }

    public bool IsCluster(uint number) => number >= FirstCluster && number - FirstCluster < ClusterCount;

    /// <summary>Where a cluster starts.</summary>
    public long OffsetOf(uint cluster) => DataOffset + ((long)(cluster - FirstCluster) * ClusterSize);

    /// <summary>Where a run of clusters lies.</summary>
    public ByteRange RangeOf(ClusterRun run) => new(OffsetOf(run.First), (long)run.Count * ClusterSize);

    /// <summary>How many clusters hold so many bytes.</summary>
    public long ClustersFor(long bytes) => CeilingOfDivision(bytes, ClusterSize);

    public static long CeilingOfDivision(long value, long divisor) => (value + divisor - 1) / divisor;

    private static bool HasInfo(BootSector boot) =>
        boot.IsFat32 && boot.InfoSector is > 0 and < ushort.MaxValue && boot.InfoSector < boot.ReservedSectors;

    private void RequireRoom(BootSector boot, long volumeLength)
    {
        var length = (long)boot.SectorCount * boot.SectorSize;
        if (length > volumeLength)
        {
            throw new DiskFormatException($"The FAT volume has {length} bytes, but only {volumeLength} are there. Was it cut short?");
        }

        var entries = FatLength * 8 / (int)Kind;
        if (entries < ClusterCount + FirstCluster)
        {
            throw new DiskFormatException($"FAT boot sector: a FAT of {boot.FatSectors} sectors is too small for {ClusterCount} clusters.");
        }

        if (Kind == FatKind.Fat32 && !IsCluster(RootCluster))
        {
            throw new DiskFormatException(
                $"FAT boot sector: the root directory starts at cluster {RootCluster}, but clusters are 2 to {ClusterCount + 1}.");
        }
    }
}
