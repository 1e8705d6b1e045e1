using Cardshop.Disk.Fat.Structures;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Fat.Clusters;

/// <summary>The clusters of a file or a directory, from its first one to the end.</summary>
internal static class ClusterChain
{
    /// <summary>Follows a chain.</summary>
    /// <param name="table">Where it is written down.</param>
    /// <param name="first">Where it starts.</param>
    /// <param name="path">Whose it is, for messages.</param>
    /// <returns>The clusters in order; none lies in two runs.</returns>
    /// <exception cref="DiskFormatException">It leaves the volume, meets a free or bad cluster, or never ends.</exception>
    public static IReadOnlyList<ClusterRun> Follow(FatTable table, uint first, string path)
    {
        var runs = new List<ClusterRun>();
        // R. P. Brent, "An improved Monte Carlo factorization algorithm", BIT 20 (1980): a mark that is moved up after 1, 2, 4... steps is
        // met again when there is a loop.
        var (mark, steps, limit) = (0u, 0L, 1L);
        for (var cluster = first; !table.Format.IsEnd(cluster); cluster = table[cluster])
        {
            if (!table.Geometry.IsCluster(cluster))
            {
                throw Broken(path, runs, Describe(table, cluster));
            }

            if (cluster == mark)
            {
                throw Broken(path, runs, $"comes back to cluster {cluster}");
            }

            if (++steps == limit)
            {
                (mark, steps, limit) = (cluster, 0, limit * 2);
            }

            ClusterRun.Append(runs, cluster);
        }

        return runs;
    }

    /// <summary>Number of clusters in a chain.</summary>
    public static long Count(IReadOnlyList<ClusterRun> runs) => runs.Sum(run => (long)run.Count);

    /// <summary>The bytes of a chain.</summary>
    public static ByteSource Content(ByteSource volume, FatGeometry geometry, IReadOnlyList<ClusterRun> runs) =>
        ConcatSource.Of(runs.Select(geometry.RangeOf).Select(range => volume.Slice(range.Offset, range.Length)));

    private static string Describe(FatTable table, uint value) =>
        value == FatEntryFormat.Free ? "comes to a free cluster"
        : value == table.Format.Bad ? "comes to a bad cluster"
        : $"comes to cluster {value}; the volume has clusters 2 to {table.Geometry.ClusterCount + 1}";

    private static DiskFormatException Broken(string path, List<ClusterRun> runs, string how) =>
        Damage.In(path, $"its cluster chain {how} {(runs.Count == 0 ? "at once" : $"behind cluster {runs[^1].Last}")}");
}
