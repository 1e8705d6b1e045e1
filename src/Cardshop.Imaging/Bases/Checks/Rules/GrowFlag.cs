using Cardshop.Disk.Ext4;

namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>An image is as large as its content asks for; the card that it is written to is larger.</summary>
internal sealed class GrowFlag : BaseRule
{
    public override string Name => "grow-flag";

    public override string Demand => "Partition 3 has the file master_fs, which asks for growing at the first boot.";

    public override string Remedy => "Make an empty file master_fs in the topmost folder of partition 3. A base that has booted has lost it: use a fresh one.";

    public override DiskParts Needs => DiskParts.Data;

    public override IEnumerable<string> Problems(BaseParts parts) =>
        parts.Data.Value!.Find("/master_fs") is { Type: Ext4FileType.RegularFile } ? [] : ["Partition 3 has no file master_fs."];
}
