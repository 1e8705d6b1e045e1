namespace Cardshop.Disk.Ext4.Building;

/// <summary>Where the content of an inode lies.</summary>
/// <param name="Runs">In the order of the content.</param>
/// <param name="Nodes">The blocks of its extent tree, behind the content.</param>
internal sealed record PlacedContent(IReadOnlyList<BlockRun> Runs, IReadOnlyList<BlockSpan> Nodes)
{
    /// <summary>Blocks in all.</summary>
    public long BlockCount => Runs.Sum(run => run.Count) + Nodes.Sum(span => span.Count);
}
