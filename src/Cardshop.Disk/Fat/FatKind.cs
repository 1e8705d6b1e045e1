namespace Cardshop.Disk.Fat;

/// <summary>The three forms of FAT, by the number of bits of a table entry.</summary>
public enum FatKind
{
    /// <summary>Up to 4,084 clusters: floppies and the smallest partitions.</summary>
    Fat12 = 12,

    /// <summary>4,085 to 65,524 clusters, and a root directory of fixed size, as in FAT12.</summary>
    Fat16 = 16,

    /// <summary>65,525 clusters and more; the root directory is like any other.</summary>
    Fat32 = 32,
}
