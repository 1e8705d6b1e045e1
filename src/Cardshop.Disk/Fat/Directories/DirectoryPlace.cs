using Cardshop.Disk.Fat.Clusters;
using Cardshop.Disk.Fat.Structures;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Fat.Directories;

/// <summary>Where the slots of a directory lie on the volume.</summary>
/// <param name="Clusters">
/// Its chain; empty for the root directory of FAT12 and FAT16, which lies outside the clusters and cannot grow.
/// </param>
/// <param name="Ranges">The same in bytes.</param>
internal sealed record DirectoryPlace(IReadOnlyList<ClusterRun> Clusters, IReadOnlyList<ByteRange> Ranges)
{
    /// <summary>No system reads further: 65,536 entries.</summary>
    public const int MaximumLength = 65536 * ShortEntry.Size;

    public bool IsFixed => Clusters.Count == 0;

    public int SlotCount => (int)(Ranges.Sum(range => range.Length) / ShortEntry.Size);

    /// <exception cref="DiskFormatException">The chain is broken, or longer than any directory may be.</exception>
    public static DirectoryPlace Of(FatEntry directory, FatTable table)
    {
        var geometry = table.Geometry;
        if (directory.IsRoot && geometry.Kind != FatKind.Fat32)
        {
            return new DirectoryPlace([], [geometry.FixedRoot]);
        }

        var runs = ClusterChain.Follow(table, directory.Stored.FirstCluster, directory.Path);
        var length = ClusterChain.Count(runs) * geometry.ClusterSize;
        return length <= MaximumLength
            ? Of(runs, geometry)
            : throw Damage.In(directory.Path, $"the directory has {length} bytes; {MaximumLength} are possible");
    }

    public static DirectoryPlace Of(IReadOnlyList<ClusterRun> clusters, FatGeometry geometry) =>
        new(clusters, [.. clusters.Select(geometry.RangeOf)]);

    /// <summary>Where a slot lies on the volume.</summary>
    public long OffsetOf(int slot)
    {
        var within = (long)slot * ShortEntry.Size;
        foreach (var range in Ranges)
        {
            if (within < range.Length)
            {
                return range.Offset + within;
            }

            within -= range.Length;
        }

        throw new ArgumentOutOfRangeException(nameof(slot), $"The directory has no slot {slot}.");
    }

    /// <summary>All of its bytes.</summary>
    public byte[] Read(ByteSource volume) => ConcatSource.Of(Ranges.Select(range => volume.Slice(range.Offset, range.Length))).ReadAll();
}
