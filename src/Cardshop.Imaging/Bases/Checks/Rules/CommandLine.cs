namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>A kernel that looks for its root file system under a name that is not there waits for it for ever.</summary>
internal sealed class CommandLine : BaseRule
{
    public override string Name => "command-line";

    public override string Demand => "cmdline.txt on partition 1 has one line, whose root= is partition 2 by PARTUUID, UUID or LABEL.";

    public override string Remedy => "Write root=PARTUUID=DISKID-02, where DISKID is what sfdisk --disk-id prints without 0x.";

    public override DiskParts Needs => DiskParts.Table | DiskParts.Boot | DiskParts.Root;

    public override IEnumerable<string> Problems(BaseParts parts)
    {
        if (parts.BootText("cmdline.txt") is not { } text)
        {
            return ["Partition 1 has no cmdline.txt."];
        }

        if (text.Trim().Contains('\n', StringComparison.Ordinal))
        {
            return ["cmdline.txt has several lines; the firmware reads the first only."];
        }

        var root = text.Split().LastOrDefault(word => word.StartsWith("root=", StringComparison.Ordinal))?["root=".Length..];
        return root is null ? ["cmdline.txt has no root=."]
            : DeviceName.Means(root, BaseParts.RootNumber, parts) ? []
            : [$"cmdline.txt has root={root}, which is not partition 2 of this disk ({parts.PartUuid(BaseParts.RootNumber)})."];
    }
}
