using Cardshop.Disk.Fat.Clusters;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Fat.Building;

/// <summary>
/// The bytes of a FAT, made up when they are read from the runs of clusters that the files have, one run a file.
/// </summary>
/// <param name="format">How entries are packed.</param>
/// <param name="length">Size of the FAT in bytes.</param>
/// <param name="medium">The medium byte of the boot sector, which entry 0 repeats.</param>
/// <param name="runs">In order, disjoint.</param>
internal sealed class FatTableSource(FatEntryFormat format, long length, byte medium, IReadOnlyList<ClusterRun> runs) : ByteSource
{
    private readonly uint _end = runs.Count == 0 ? FatGeometry.FirstCluster : runs[^1].Last + 1;

    public override long Length => length;

    public override IEnumerable<ByteRange> DataRanges() => [new ByteRange(0, format.OffsetOf(_end - 1) + format.EntrySize)];

    protected override void ReadCore(long offset, Span<byte> destination)
    {
        Span<byte> window = stackalloc byte[FatEntryFormat.WindowSize];
        while (!destination.IsEmpty)
        {
            var number = offset / FatEntryFormat.WindowSize;
            Fill(window, number * format.EntriesPerWindow);
            var bytes = window[(int)(offset % FatEntryFormat.WindowSize)..];
            var count = Math.Min(bytes.Length, destination.Length);
            bytes[..count].CopyTo(destination);
            destination = destination[count..];
            offset += count;
        }
    }

    private void Fill(Span<byte> window, long first)
    {
        window.Clear();
        var end = Math.Min(first + format.EntriesPerWindow, _end);
        if (first == 0)
        {
            Put(window, 0, 0, (format.End & ~0xFFu) | medium);
            Put(window, 0, 1, format.End);
        }

        for (var i = IndexOfRunAt(first); i < runs.Count && runs[i].First < end; i++)
        {
            var run = runs[i];
            for (var cluster = Math.Max(run.First, first); cluster < end && cluster <= run.Last; cluster++)
            {
                Put(window, first, cluster, cluster == run.Last ? format.End : (uint)cluster + 1);
            }
        }
    }

    private void Put(Span<byte> window, long first, long cluster, uint value) =>
        format.Write(window[(int)(format.OffsetOf((uint)cluster) - format.OffsetOf((uint)first))..], (uint)cluster, value);

    /// <summary>The first run that ends at a cluster or behind it.</summary>
    private int IndexOfRunAt(long cluster)
    {
        var (low, high) = (0, runs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = runs[middle].Last < cluster ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
