namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>Every part of an image has its number: images, manifests and the device count on it.</summary>
internal sealed class ThreePartitions : BaseRule
{
    public override string Name => "three-partitions";

    public override string Demand => "Partitions 1 (boot), 2 (root) and 3 (data) are there, all of them primary.";

    public override string Remedy => "Partition the disk with three primary partitions, numbered 1 to 3.";

    public override DiskParts Needs => DiskParts.Table;

    public override IEnumerable<string> Problems(BaseParts parts) =>
        from number in new[] { BaseParts.BootNumber, BaseParts.RootNumber, BaseParts.DataNumber }
        where parts.Partition(number) is null
        select parts.Table.Value!.Partitions[number - 1] is null ? $"Partition {number} is missing." : $"Partition {number} is an extended one.";
}
