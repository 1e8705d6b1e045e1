using Cardshop.Disk.Ext4;

namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>An image gets a new data file system with the features of the base's; not every feature can be had.</summary>
internal sealed class DataCanBeRebuilt : BaseRule
{
    public override string Name => "data-features";

    public override string Demand => "Partition 3 uses only features of ext4 that a new file system can be given.";

    public override string Remedy => "Make partition 3 with the features that mke2fs -t ext4 gives by default; avoid bigalloc, inline_data, encrypt, casefold, verity and quotas.";

    public override DiskParts Needs => DiskParts.Data;

    public override IEnumerable<string> Problems(BaseParts parts)
    {
        _ = Ext4Profile.From(parts.Data.Value!.Superblock);
        return [];
    }
}
