using System.Collections;
using Cardshop.Disk.Fat.Structures;

namespace Cardshop.Disk.Fat.Clusters;

/// <summary>Which clusters have been seen in a chain: no two files may have one in common.</summary>
internal sealed class ClusterOwners(FatGeometry geometry)
{
    private readonly BitArray _claimed = new((int)geometry.ClusterCount);
    private readonly List<(ClusterRun Run, string Path)> _owners = [];

    /// <exception cref="DiskFormatException">Another file has one of the clusters.</exception>
    public void Claim(string path, IReadOnlyList<ClusterRun> runs)
    {
        foreach (var run in runs)
        {
            for (var i = 0u; i < run.Count; i++)
            {
                Claim(path, run.First + i);
            }

            _owners.Add((run, path));
        }
    }

    private void Claim(string path, uint cluster)
    {
        var index = (int)(cluster - FatGeometry.FirstCluster);
        if (_claimed[index])
        {
            var other = _owners.First(owner => cluster - owner.Run.First < owner.Run.Count);
            throw Damage.In(path, $"it shares cluster {cluster} with {other.Path}");
        }

        _claimed[index] = true;
    }
}
