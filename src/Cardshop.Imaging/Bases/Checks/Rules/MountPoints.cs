using Cardshop.Disk.Ext4;

namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>The root file system may be mounted read-only when the others are mounted: nobody makes the folders then.</summary>
internal sealed class MountPoints : BaseRule
{
    private static readonly string[] Places = ["/data", "/boot/firmware"];

    public override string Name => "mount-points";

    public override string Demand => "Partition 2 has the folders /data and /boot/firmware.";

    public override string Remedy => "Make the folders on partition 2.";

    public override DiskParts Needs => DiskParts.Root;

    public override IEnumerable<string> Problems(BaseParts parts) =>
        from place in Places
        where parts.Root.Value!.Follow(place) is not { Type: Ext4FileType.Directory }
        select $"Partition 2 has no folder {place}.";
}
