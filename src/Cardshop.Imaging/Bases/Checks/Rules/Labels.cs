namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>By the labels people and tools tell the partitions of a card apart.</summary>
internal sealed class Labels : BaseRule
{
    public override string Name => "labels";

    public override string Demand => "The file systems are labelled bootfs, rootfs and data.";

    public override string Remedy => "Set the labels: fatlabel PART bootfs, e2label PART rootfs, e2label PART data.";

    public override DiskParts Needs => DiskParts.Boot | DiskParts.Root | DiskParts.Data;

    public override IEnumerable<string> Problems(BaseParts parts) =>
        from place in new[]
        {
            (Number: BaseParts.BootNumber, parts.Boot.Value!.Label, Expected: "bootfs"),
            (Number: BaseParts.RootNumber, parts.Root.Value!.Superblock.Label, Expected: "rootfs"),
            (Number: BaseParts.DataNumber, parts.Data.Value!.Superblock.Label, Expected: "data"),
        }
        where !string.Equals(place.Label, place.Expected, StringComparison.OrdinalIgnoreCase)
        select $"Partition {place.Number} is labelled \"{place.Label}\", not \"{place.Expected}\".";
}
