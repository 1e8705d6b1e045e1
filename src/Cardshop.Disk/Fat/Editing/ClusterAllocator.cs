using Cardshop.Disk.Fat.Clusters;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Disk.Fat.Editing;

/// <summary>Gives clusters to files and takes them back, in every FAT that is in use.</summary>
internal sealed class ClusterAllocator(OverlaySource pages, FatTable table, FreeClusters free)
{
    private readonly FatGeometry _geometry = table.Geometry;

    public FreeClusters Free { get; private set; } = free;

    /// <summary>Lengthens or shortens a chain. What it has is kept from the front.</summary>
    /// <param name="chain">The clusters that it has.</param>
    /// <param name="count">How many it shall have.</param>
    /// <param name="path">Whose it is, for messages.</param>
    /// <returns>The clusters that it has now.</returns>
    /// <exception cref="FatSpaceException">There are not enough free clusters. Nothing was changed.</exception>
    public IReadOnlyList<ClusterRun> Resize(IReadOnlyList<ClusterRun> chain, long count, string path)
    {
        var clusters = chain.SelectMany(Numbers).ToList();
        var kept = (int)Math.Min(count, clusters.Count);
        var added = Find(count - kept, path);
        foreach (var cluster in clusters.Skip(kept))
        {
            Set(cluster, FatEntryFormat.Free);
        }

        Link([.. clusters.Take(kept).TakeLast(1), .. added]);
        var released = (uint)(clusters.Count - kept);
        Free = new FreeClusters(Free.Count + released - (uint)added.Count, added.Count == 0 ? Free.Next : Behind(added[^1]));
        table.Forget();
        var runs = new List<ClusterRun>();
        foreach (var cluster in clusters.Take(kept).Concat(added))
        {
            ClusterRun.Append(runs, cluster);
        }

        return runs;
    }

    private static IEnumerable<uint> Numbers(ClusterRun run) => Enumerable.Range(0, (int)run.Count).Select(i => run.First + (uint)i);

    /// <summary>The next cluster, where the last one is followed by the first.</summary>
    private uint Behind(uint cluster) => _geometry.IsCluster(cluster + 1) ? cluster + 1 : FatGeometry.FirstCluster;

    private List<uint> Find(long count, string path)
    {
        if (count > Free.Count)
        {
            throw new FatSpaceException(
                $"{path}: {Size(count)} more are needed, {Size(Free.Count)} of {Size(_geometry.ClusterCount)} are free.");
        }

        var found = new List<uint>((int)count);
        for (var cluster = Free.Next; found.Count < count; cluster = Behind(cluster))
        {
            if (table[cluster] == FatEntryFormat.Free)
            {
                found.Add(cluster);
            }
        }

        return found;
    }

    private void Link(List<uint> clusters)
    {
        for (var i = 0; i < clusters.Count; i++)
        {
            Set(clusters[i], i + 1 < clusters.Count ? clusters[i + 1] : table.Format.End);
        }
    }

    private void Set(uint cluster, uint value)
    {
        Span<byte> entry = stackalloc byte[table.Format.EntrySize];
        foreach (var fat in _geometry.FatsInUse)
        {
            var offset = _geometry.FatOffset + (fat * _geometry.FatLength) + table.Format.OffsetOf(cluster);
            pages.Read(offset, entry);
            table.Format.Write(entry, cluster, value);
            pages.Write(offset, entry);
        }
    }

    private string Size(long clusters) => new ByteSize(clusters * _geometry.ClusterSize).ToString();
}
