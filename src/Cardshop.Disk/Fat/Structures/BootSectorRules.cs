using System.Numerics;
using Cardshop.Disk.Fat.Clusters;

namespace Cardshop.Disk.Fat.Structures;

/// <summary>What the fields of a boot sector may be. See the FAT specification 1.03, "Boot Sector and BPB".</summary>
internal static class BootSectorRules
{
    /// <exception cref="DiskFormatException">A field cannot be right.</exception>
    public static void Require(BootSector boot)
    {
        if (Problem(boot) is { } problem)
        {
            throw new DiskFormatException($"FAT boot sector: {problem}.");
        }
    }

    /// <summary>
    /// The kind, by the number of clusters and nothing else, as the specification demands, with one exception on which Linux and Windows
    /// agree: a volume with the fields of FAT32 is FAT32 even when it has too few clusters. <c>mkfs.fat -F 32</c> makes such; mtools and
    /// firmware take them for FAT16, so we make none.
    /// </summary>
    /// <exception cref="DiskFormatException">The fields and the number of clusters contradict each other.</exception>
    public static FatKind KindOf(BootSector boot, long clusterCount)
    {
        var limit = boot.IsFat32 ? FatGeometry.MaximumOfFat32 : FatGeometry.MinimumOfFat32 - 1;
        if (clusterCount > limit)
        {
            throw new DiskFormatException($"FAT boot sector: it has {clusterCount} clusters, more than the {limit} of this kind of FAT.");
        }

        return boot.IsFat32 ? FatKind.Fat32 : clusterCount < FatGeometry.MinimumOfFat16 ? FatKind.Fat12 : FatKind.Fat16;
    }

    private static string? Problem(BootSector boot) => boot switch
    {
        { SectorSize: not (512 or 1024 or 2048 or 4096) } =>
            $"a sector has {boot.SectorSize} bytes; 512, 1024, 2048 and 4096 are possible",
        _ when !BitOperations.IsPow2(boot.SectorsPerCluster) => $"a cluster has {boot.SectorsPerCluster} sectors; a power of 2 is needed",
        { ReservedSectors: 0 } => "no sector is reserved, not even the boot sector itself",
        { FatCount: 0 } => "there is no FAT",
        { FatSectors: 0 } => "a FAT has no sectors",
        { Medium: not (0xF0 or >= 0xF8) } => $"the medium byte is {boot.Medium:X2}; F0 and F8 to FF are possible",
        { IsFat32: true, RootEntries: not 0 } => $"FAT32 has no root directory of {boot.RootEntries} entries beside the clusters",
        { IsFat32: false, RootEntries: 0 } => "the root directory has no room",
        { Version: not 0 } => $"the version is {boot.Version >> 8}.{boot.Version & 0xFF}; only 0.0 is known",
        _ when boot.SingleFat >= boot.FatCount => $"FAT {boot.SingleFat} is in use, but there are only {boot.FatCount}, numbered from 0 on",
        _ => null,
    };
}
