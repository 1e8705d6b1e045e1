using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Fat.Clusters;

/// <summary>
/// The entries of the FAT in use, read a window at a time. Not for several threads: whoever follows a chain makes one of their own, which
/// costs nothing but the window.
/// </summary>
internal sealed class FatTable(ByteSource volume, FatGeometry geometry)
{
    private readonly FatEntryFormat _format = new(geometry.Kind);
    private readonly long _start = geometry.FatOffset + (geometry.FatsInUse.First() * geometry.FatLength);
    private readonly byte[] _window = new byte[FatEntryFormat.WindowSize];
    private long _windowOffset = -1;

    public FatGeometry Geometry => geometry;

    public FatEntryFormat Format => _format;

    /// <summary>The entry of a cluster that exists.</summary>
    public uint this[uint cluster]
    {
        get
        {
            var offset = _format.OffsetOf(cluster);
            var within = (int)(offset % FatEntryFormat.WindowSize);
            Load(offset - within);
            return _format.Read(_window.AsSpan(within), cluster);
        }
    }

    /// <summary>The clusters that are not free, in order, as runs: of files, of nothing any more, and bad ones.</summary>
    public IEnumerable<ClusterRun> UsedRuns()
    {
        var pending = default(ClusterRun);
        for (var i = 0u; i < geometry.ClusterCount; i++)
        {
            var cluster = i + FatGeometry.FirstCluster;
            if (this[cluster] != FatEntryFormat.Free)
            {
                pending = pending.Count > 0 ? pending with { Count = pending.Count + 1 } : new ClusterRun(cluster, 1);
            }
            else if (pending.Count > 0)
            {
                yield return pending;
                pending = default;
            }
        }

        if (pending.Count > 0)
        {
            yield return pending;
        }
    }

    /// <summary>Number of free clusters.</summary>
    public uint CountFree() => UsedRuns().Aggregate(geometry.ClusterCount, (free, run) => free - run.Count);

    /// <summary>Makes the next reading see what was written since.</summary>
    public void Forget() => _windowOffset = -1;

    private void Load(long offset)
    {
        if (offset != _windowOffset)
        {
            volume.Read(_start + offset, _window.AsSpan(0, (int)Math.Min(_window.Length, geometry.FatLength - offset)));
            _windowOffset = offset;
        }
    }
}
