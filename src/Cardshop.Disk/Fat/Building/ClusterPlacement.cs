using Cardshop.Disk.Fat.Clusters;
using Cardshop.Disk.Fat.Directories;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Disk.Fat.Building;

/// <summary>
/// Gives each node its clusters: directories first, those above before those below, then files in the order of their directories.
/// </summary>
internal sealed class ClusterPlacement
{
    private readonly FatGeometry _geometry;
    private readonly List<PlannedNode> _nodes = [];
    private long _next = FatGeometry.FirstCluster;

    private ClusterPlacement(FatGeometry geometry) => _geometry = geometry;

    /// <summary>What has clusters, in their order.</summary>
    public IReadOnlyList<PlannedNode> Nodes => _nodes;

    /// <summary>Number of clusters that were given.</summary>
    public uint Used => (uint)(_next - FatGeometry.FirstCluster);

    /// <exception cref="FatSpaceException">A directory or the whole does not fit.</exception>
    public static ClusterPlacement Of(PlannedNode root, FatGeometry geometry)
    {
        var placement = new ClusterPlacement(geometry);
        foreach (var node in InOrder(root))
        {
            placement.Place(node);
        }

        placement.RequireRoom();
        return placement;
    }

    private static IEnumerable<PlannedNode> InOrder(PlannedNode root)
    {
        var directories = new List<PlannedNode> { root };
        for (var i = 0; i < directories.Count; i++)
        {
            directories.AddRange(directories[i].Children.Where(child => child.IsDirectory));
        }

        return directories.Concat(directories.SelectMany(directory => directory.Children).Where(child => !child.IsDirectory));
    }

    private void Place(PlannedNode node)
    {
        var isFixed = node.IsRoot && _geometry.FixedRoot.Length > 0;
        RequireDirectoryRoom(node, isFixed ? _geometry.FixedRoot.Length : DirectoryPlace.MaximumLength);
        var length = node.IsRoot ? Math.Max(node.Length, 1) : node.Length;
        if (length > 0 && !isFixed)
        {
            var count = _geometry.ClustersFor(length);
            node.Clusters = new ClusterRun((uint)_next, (uint)count);
            _nodes.Add(node);
            _next += count;
        }
    }

    private static void RequireDirectoryRoom(PlannedNode node, long room)
    {
        if (node.IsDirectory && node.Length > room)
        {
            throw new FatSpaceException(
                $"{node.Path}: the names need {node.Length} bytes of a directory, which can have {room}. Use another directory for some.");
        }
    }

    private void RequireRoom()
    {
        var needed = _next - FatGeometry.FirstCluster;
        if (needed > _geometry.ClusterCount)
        {
            throw new FatSpaceException(
                $"The content needs {Size(needed)} in clusters of {_geometry.ClusterSize}, the volume has {Size(_geometry.ClusterCount)}.");
        }
    }

    private string Size(long clusters) => $"{clusters * _geometry.ClusterSize} bytes ({new ByteSize(clusters * _geometry.ClusterSize)})";
}
