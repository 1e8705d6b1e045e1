using Cardshop.Disk.Ext4.Checksums;
using Cardshop.Disk.Ext4.Format;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>
/// The extent tree of an inode. Up to four extents lie in the inode itself; more fill nodes of 340, which are listed level by level from
/// the leaves up until four or fewer are left to be named in the inode. See
/// <see href="https://docs.kernel.org/filesystems/ext4/dynamic.html#extent-tree">Extent Tree</see>.
/// </summary>
internal sealed class ExtentTree
{
    private readonly List<BlockRun> _extents;
    private readonly List<long> _nodes;
    private readonly List<int> _levels;

    /// <param name="runs">Where the content lies; runs longer than an extent can be become several.</param>
    /// <param name="nodes">The blocks for the nodes, as many as <see cref="NodeCount"/> asks for.</param>
    public ExtentTree(IEnumerable<BlockRun> runs, IEnumerable<BlockSpan> nodes)
    {
        _extents = [.. runs.SelectMany(Extents)];
        _nodes = [.. nodes.SelectMany(Blocks)];
        _levels = Levels(_extents.Count);
    }

    private static int RootCapacity { get; } = ExtentHeaderLayout.CapacityOf(InodeLayout.MapSize);

    private static int NodeCapacity { get; } = ExtentHeaderLayout.CapacityOf(VolumeConstants.BlockSize);

    /// <summary>How many nodes there must be beside the inode for so many extents.</summary>
    public static int NodeCount(int extents) => extents <= RootCapacity ? 0 : Levels(extents).Sum();

    /// <summary>How many extents a run becomes.</summary>
    public static int ExtentCount(BlockRun run) => (int)((run.Count + ExtentLeafLayout.LongestExtent - 1) / ExtentLeafLayout.LongestExtent);

    /// <summary>Writes what the inode holds.</summary>
    public void WriteRoot(Span<byte> map) => Write(map, RootCapacity, _levels.Count, 0, _levels.Count == 0 ? _extents.Count : _levels[^1]);

    /// <summary>Writes a node with its checksum into a block of zeros.</summary>
    public void WriteNode(long index, Span<byte> block, MetadataChecksums checksums, uint owner)
    {
        var (level, place) = (0, (int)index);
        for (; place >= _levels[level]; level++)
        {
            place -= _levels[level];
        }

        var below = level == 0 ? _extents.Count : _levels[level - 1];
        var first = place * NodeCapacity;
        Write(block, NodeCapacity, level, first, Math.Min(NodeCapacity, below - first));
        if (checksums.CoversMetadata)
        {
            var header = new ExtentHeaderLayout(block);
            header.Checksum = MetadataChecksums.OwnedBlock(owner, block[..header.ChecksumOffset]);
        }
    }

    private static IEnumerable<BlockRun> Extents(BlockRun run)
    {
        for (var done = 0L; done < run.Count; done += ExtentLeafLayout.LongestExtent)
        {
            yield return new BlockRun(run.Logical + done, run.Physical + done, Math.Min(run.Count - done, ExtentLeafLayout.LongestExtent));
        }
    }

    private static IEnumerable<long> Blocks(BlockSpan span)
    {
        for (var block = span.Start; block < span.End; block++)
        {
            yield return block;
        }
    }

    /// <summary>How many nodes each level has, from the leaves up, without the inode.</summary>
    private static List<int> Levels(int extents)
    {
        var levels = new List<int>();
        for (var below = extents; below > RootCapacity; levels.Add(below))
        {
            below = (below + NodeCapacity - 1) / NodeCapacity;
        }

        return levels;
    }

    /// <summary>Writes a node whose depth is <paramref name="depth"/>, with entries for what lies one level further down.</summary>
    private void Write(Span<byte> bytes, int capacity, int depth, int first, int count)
    {
        var header = new ExtentHeaderLayout(bytes)
        {
            Magic = ExtentHeaderLayout.ExpectedMagic,
            Entries = (ushort)count,
            Capacity = (ushort)capacity,
            Depth = (ushort)depth,
        };
        for (var i = 0; i < count; i++)
        {
            if (depth == 0)
            {
                WriteExtent(header.Entry(i), _extents[first + i]);
            }
            else
            {
                WriteIndex(header.Entry(i), depth - 1, first + i);
            }
        }
    }

    private static void WriteExtent(Span<byte> entry, BlockRun extent) =>
        _ = new ExtentLeafLayout(entry) { Logical = (uint)extent.Logical, Physical = extent.Physical, RawLength = (ushort)extent.Count };

    private void WriteIndex(Span<byte> entry, int level, int place)
    {
        var (before, extents) = (0, NodeCapacity);
        for (var lower = 0; lower < level; lower++)
        {
            before += _levels[lower];
            extents *= NodeCapacity;
        }

        _ = new ExtentIndexLayout(entry) { Logical = (uint)_extents[place * extents].Logical, Node = _nodes[before + place] };
    }
}
