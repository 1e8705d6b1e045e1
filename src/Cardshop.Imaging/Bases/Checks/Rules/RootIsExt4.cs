namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>Partition 2 is copied as it is; what is free on it is found by its own bitmaps.</summary>
internal sealed class RootIsExt4 : BaseRule
{
    public override string Name => "root-ext4";

    public override string Demand => "Partition 2 is ext4, unmounted cleanly, and all of it can be read.";

    public override string Remedy => "Repair it with e2fsck -f, or make it again with mke2fs -t ext4 -L rootfs.";

    public override DiskParts Needs => DiskParts.Table;

    public override IEnumerable<string> Problems(BaseParts parts)
    {
        if (parts.Root.Problem is { } problem)
        {
            yield return problem;
        }

        _ = parts.Root.Value?.ReadTree();
        _ = parts.Root.Value?.AllocatedRanges().Count();
    }
}
