namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>Cards are partitioned with an MBR, as the firmware of small boards expects it.</summary>
internal sealed class PartitionTableIsMbr : BaseRule
{
    public override string Name => "partition-table";

    public override string Demand => "The disk has a master boot record with a sound partition table.";

    public override string Remedy => "Give the raw, uncompressed image of a whole disk that was partitioned with an MBR (sfdisk: \"label: dos\").";

    public override DiskParts Needs => DiskParts.None;

    public override IEnumerable<string> Problems(BaseParts parts) => parts.Table.Problem is { } problem ? [problem] : [];
}
