using Cardshop.Disk.Ext4.Format;
using Cardshop.Disk.Trees;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>
/// Where everything lies that has no fixed place, in this order: the map of the resize inode, the journal, the folders, attribute blocks
/// and long link targets, then the contents of files by the number of their inodes. The nodes of an extent tree follow what they map.
/// Only where each begins is kept; the rest follows from the free space.
/// </summary>
internal sealed class Placement
{
    private readonly InodePlan _inodes;
    private readonly DirectoryPlan _directories;
    private readonly long _journalBlocks;
    private readonly FreeSpace _space;
    private readonly long[] _starts;
    private readonly Dictionary<uint, long> _attributeBlocks = [];

    public Placement(InodePlan inodes, DirectoryPlan directories, long journalBlocks, FreeSpace space)
    {
        (_inodes, _directories, _journalBlocks, _space) = (inodes, directories, journalBlocks, space);
        _starts = new long[inodes.Last + 1];
        var allocator = new BlockAllocator(space);
        foreach (var allocation in Allocations())
        {
            if (allocation.IsAttributes)
            {
                _attributeBlocks.Add(allocation.Inode, allocator.Take(1));
            }
            else
            {
                _starts[allocation.Inode] = Place(allocation.Inode, allocator);
            }
        }

        End = allocator.End;
    }

    /// <summary>The first block behind everything; behind the end of the volume when it does not fit.</summary>
    public long End { get; }

    /// <summary>Blocks that hold contents of files.</summary>
    public long FileBlocks { get; private set; }

    /// <summary>All that is given blocks, in the order of the volume.</summary>
    public IEnumerable<Allocation> Allocations()
    {
        yield return new Allocation(VolumeConstants.ResizeInode);
        if (_journalBlocks > 0)
        {
            yield return new Allocation(VolumeConstants.JournalInode);
        }

        foreach (var folder in Numbers<DirectoryNode>())
        {
            yield return new Allocation(folder);
        }

        foreach (var number in Numbers<Node>())
        {
            if (_inodes.HasAttributeBlock(number))
            {
                yield return new Allocation(number, IsAttributes: true);
            }

            if (_inodes.Node(number) is SymlinkNode { Target.Length: >= InodeLayout.MapSize })
            {
                yield return new Allocation(number);
            }
        }

        foreach (var file in Numbers<FileNode>())
        {
            yield return new Allocation(file);
        }
    }

    /// <summary>The block of an inode's extended attributes; 0 for none.</summary>
    public long AttributeBlock(uint number) => _attributeBlocks.GetValueOrDefault(number);

    /// <summary>The first block of an inode's content.</summary>
    public long Start(uint number) => _starts[number];

    public PlacedContent Content(uint number)
    {
        var spans = Spans(number).ToList();
        var count = spans.Sum(span => span.Count);
        if (count == 0)
        {
            return new PlacedContent([], []);
        }

        var start = _starts[number];
        var runs = Join(spans, _space.Allocated(start, count)).ToList();
        var nodes = ExtentTree.NodeCount(runs.Sum(ExtentTree.ExtentCount));
        return new PlacedContent(runs, [.. _space.Allocated(start, count + nodes, skip: count)]);
    }

    /// <summary>What stays free in a range of blocks.</summary>
    public IEnumerable<BlockSpan> Free(BlockSpan range) => _space.Behind(End, range);

    /// <summary>Pieces of content laid over pieces of the volume.</summary>
    private static IEnumerable<BlockRun> Join(IEnumerable<BlockSpan> content, IEnumerable<BlockSpan> volume)
    {
        using var places = volume.GetEnumerator();
        var place = default(BlockSpan);
        foreach (var span in content)
        {
            for (var logical = span.Start; logical < span.End;)
            {
                if (place.Count == 0)
                {
                    _ = places.MoveNext();
                    place = places.Current;
                }

                var count = Math.Min(span.End - logical, place.Count);
                yield return new BlockRun(logical, place.Start, count);
                logical += count;
                place = place with { Start = place.Start + count };
            }
        }
    }

    private long Place(uint number, BlockAllocator allocator)
    {
        var (pieces, count) = (0, 0L);
        foreach (var span in Spans(number))
        {
            pieces++;
            count += span.Count;
        }

        if (count == 0)
        {
            return 0;
        }

        // Most contents are one run; only of the others must the extents be counted one by one.
        var isOneRun = pieces == 1 && count <= Math.Min(allocator.Contiguous, ExtentLeafLayout.LongestExtent);
        var start = allocator.Take(count);
        FileBlocks += _inodes.Node(number) is FileNode ? count : 0;
        var extents = isOneRun ? 1 : Join(Spans(number), _space.Allocated(start, count)).Sum(ExtentTree.ExtentCount);
        if (ExtentTree.NodeCount(extents) is > 0 and var nodes)
        {
            _ = allocator.Take(nodes);
        }

        return start;
    }

    /// <summary>The blocks of an inode's content that need room, counted from its start.</summary>
    private IEnumerable<BlockSpan> Spans(uint number) => number switch
    {
        VolumeConstants.ResizeInode => [new BlockSpan(0, 1)],
        VolumeConstants.JournalInode => [new BlockSpan(0, _journalBlocks)],
        _ => _inodes.Node(number) switch
        {
            DirectoryNode => [new BlockSpan(0, _directories[number].Count)],
            SymlinkNode { Target.Length: >= InodeLayout.MapSize } => [new BlockSpan(0, 1)],
            FileNode file => ContentBlocks.Of(file.Content),
            _ => [],
        },
    };

    private IEnumerable<uint> Numbers<T>()
        where T : Node
    {
        for (var number = VolumeConstants.RootInode; number <= _inodes.Last; number++)
        {
            if (_inodes.Node(number) is T)
            {
                yield return number;
            }
        }
    }
}
