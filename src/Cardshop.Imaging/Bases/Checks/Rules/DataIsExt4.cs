namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>Everything on partition 3 is carried over into the image, so all of it must be readable.</summary>
internal sealed class DataIsExt4 : BaseRule
{
    public override string Name => "data-ext4";

    public override string Demand => "Partition 3 is ext4, unmounted cleanly, and all of it can be read.";

    public override string Remedy => "Repair it with e2fsck -f, or make it again with mke2fs -t ext4 -L data.";

    public override DiskParts Needs => DiskParts.Table;

    public override IEnumerable<string> Problems(BaseParts parts)
    {
        if (parts.Data.Problem is { } problem)
        {
            yield return problem;
        }

        _ = parts.Data.Value?.ReadTree();
    }
}
