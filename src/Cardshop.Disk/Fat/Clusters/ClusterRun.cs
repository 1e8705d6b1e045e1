namespace Cardshop.Disk.Fat.Clusters;

/// <summary>Clusters one behind the other.</summary>
/// <param name="First">Number of the first one, 2 or more.</param>
/// <param name="Count">How many, 1 or more.</param>
internal readonly record struct ClusterRun(uint First, uint Count)
{
    /// <summary>The last one.</summary>
    public uint Last => First + Count - 1;

    /// <summary>Adds a cluster to runs that are in order, to the last run when it follows there.</summary>
    public static void Append(List<ClusterRun> runs, uint cluster)
    {
        if (runs.Count > 0 && runs[^1].Last + 1 == cluster)
        {
            runs[^1] = runs[^1] with { Count = runs[^1].Count + 1 };
        }
        else
        {
            runs.Add(new ClusterRun(cluster, 1));
        }
    }
}
