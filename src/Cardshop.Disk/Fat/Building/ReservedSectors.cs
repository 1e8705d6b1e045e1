using Cardshop.Disk.Fat.Clusters;
using Cardshop.Disk.Fat.Structures;

namespace Cardshop.Disk.Fat.Building;

/// <summary>What comes before the FATs of a new volume: the boot sector and, in FAT32, FSInfo, and a copy of both.</summary>
internal static class ReservedSectors
{
    public static byte[] Of(BootSector boot, FatGeometry geometry, uint usedClusters)
    {
        var bytes = new byte[geometry.FatOffset];
        boot.Write(bytes, geometry.Kind);
        if (boot.IsFat32)
        {
            var info = new InfoSector(geometry.ClusterCount - usedClusters, FatGeometry.FirstCluster + usedClusters - 1);
            info.Write(bytes.AsSpan(boot.InfoSector * boot.SectorSize));
            boot.Write(bytes.AsSpan(boot.BackupSector * boot.SectorSize), geometry.Kind);
            info.Write(bytes.AsSpan((boot.BackupSector + boot.InfoSector) * boot.SectorSize));
        }

        return bytes;
    }
}
