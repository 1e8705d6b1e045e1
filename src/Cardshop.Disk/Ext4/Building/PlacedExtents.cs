using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;

namespace Cardshop.Disk.Ext4.Building;

/// <summary>All that has no fixed place: the journal, folders, attribute blocks, link targets, contents and their extent trees.</summary>
internal sealed class PlacedExtents(VolumePlan plan)
{
    /// <summary>In the order of the volume.</summary>
    public IEnumerable<VolumeExtent> All() => plan.Placement.Allocations().SelectMany(Of);

    /// <summary>Where a file lies.</summary>
    public IReadOnlyList<FileExtent> OfFile(FileNode file) =>
        [.. plan.Placement.Content(plan.Inodes.Number(file)).Runs.Select(run => FileExtent(file, run))];

    private static FileExtent FileExtent(FileNode file, BlockRun run)
    {
        var offset = run.Logical * VolumeConstants.BlockSize;
        var length = Math.Min(run.Count * VolumeConstants.BlockSize, file.Content.Length - offset);
        return new FileExtent(offset, run.Physical * VolumeConstants.BlockSize, length);
    }

    /// <summary>Cuts a source to where its blocks lie.</summary>
    private static IEnumerable<VolumeExtent> Extents(ByteSource source, IEnumerable<BlockRun> runs, Node? owner)
    {
        foreach (var run in runs)
        {
            var offset = run.Logical * VolumeConstants.BlockSize;
            var length = run.Count * VolumeConstants.BlockSize;
            var slice = source.Slice(offset, Math.Min(length, source.Length - offset));
            yield return new VolumeExtent(run.Physical * VolumeConstants.BlockSize, length, slice, owner);
        }
    }

    private IEnumerable<VolumeExtent> Of(Allocation allocation)
    {
        var number = allocation.Inode;
        var node = plan.Inodes.Node(number);
        if (allocation.IsAttributes)
        {
            var place = plan.Placement.AttributeBlock(number);
            var block = new GeneratedBlocks(1, (_, bytes) => WriteAttributes(place, node!, bytes));
            return Extents(block, [new BlockRun(0, place, 1)], node);
        }

        var content = plan.Placement.Content(number);
        var extents = Extents(Content(number, node), content.Runs, node);
        return content.Nodes.Count == 0 ? extents : extents.Concat(Nodes(number, content, node));
    }

    private ByteSource Content(uint number, Node? node) => node switch
    {
        FileNode file => file.Content,
        SymlinkNode link => new MemorySource(link.Target),
        DirectoryNode => Directory(plan.Directories[number]),
        _ when number == VolumeConstants.JournalInode => JournalWriter.Write(plan.Profile.Uuid, plan.JournalBlocks),
        _ => new GeneratedBlocks(1, (_, block) => ResizeMap.WriteTop(plan.Groups, block)),
    };

    private static GeneratedBlocks Directory(DirectoryBlocks blocks) => new(blocks.Count, blocks.Write);

    private IEnumerable<VolumeExtent> Nodes(uint number, PlacedContent content, Node? node)
    {
        var tree = new ExtentTree(content.Runs, content.Nodes);
        var owner = plan.Checksums.Owner(number, 0);
        var blocks = new GeneratedBlocks(
            content.Nodes.Sum(span => span.Count),
            (index, block) => tree.WriteNode(index, block, plan.Checksums, owner));
        var runs = new List<BlockRun>();
        foreach (var span in content.Nodes)
        {
            runs.Add(new BlockRun(runs.Sum(run => run.Count), span.Start, span.Count));
        }

        return Extents(blocks, runs, node);
    }

    private void WriteAttributes(long place, Node node, Span<byte> block)
    {
        NodeRules.Encode(node, out _).InBlock.CopyTo(block);
        if (plan.Checksums.CoversMetadata)
        {
            var header = new Format.AttributeBlockLayout(block);
            header.Checksum = plan.Checksums.AttributeBlock(place, block);
        }
    }
}
