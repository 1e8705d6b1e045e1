using Cardshop.Disk.Mbr;

namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>The data partition grows twice: when an image is made, and to the end of the card at the first boot.</summary>
internal sealed class DataIsLast : BaseRule
{
    public override string Name => "data-last";

    public override string Demand => "Partition 3 is the last on the disk, so that it can grow.";

    public override string Remedy => "Place partition 3 behind all others.";

    public override DiskParts Needs => DiskParts.Table;

    public override IEnumerable<string> Problems(BaseParts parts) =>
        from data in new[] { parts.Partition(BaseParts.DataNumber) }.OfType<MbrPartition>()
        from other in parts.Table.Value!.Partitions.OfType<MbrPartition>()
        where other.Start > data.Start
        select $"Partition {other.Number} lies behind partition {data.Number}.";
}
