namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>Partition 1 gets <c>offspot.yaml</c> when an image is made, so its file system must be in order.</summary>
internal sealed class BootIsFat : BaseRule
{
    public override string Name => "boot-fat";

    public override string Demand => "Partition 1 is FAT, unmounted cleanly, and all of it can be read.";

    public override string Remedy => "Repair it with fsck.fat -a, or make it again with mkfs.fat -F 32 -n bootfs.";

    public override DiskParts Needs => DiskParts.Table;

    public override IEnumerable<string> Problems(BaseParts parts)
    {
        if (parts.Boot.Problem is { } problem)
        {
            yield return problem;
        }

        if (parts.Boot.Value is { } fat)
        {
            if (fat.IsDirty)
            {
                yield return "Partition 1 was not unmounted cleanly.";
            }

            fat.ReadTree();
        }
    }
}
