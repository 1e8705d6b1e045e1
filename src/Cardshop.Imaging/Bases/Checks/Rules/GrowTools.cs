using Cardshop.Disk.Ext4;

namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>A minimal root file system often lacks the tools, and the first boot is a bad moment to find out.</summary>
internal sealed class GrowTools : BaseRule
{
    private static readonly string[] Folders = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];
    private static readonly string[] PartitionTools = ["sfdisk", "parted", "growpart"];
    private static readonly string[] OtherTools = ["resize2fs", "e2fsck", "findmnt", "partprobe", "partx"];

    public override string Name => "grow-tools";

    public override string Demand => "Partition 2 has what the first boot calls: resize2fs, and sfdisk, parted or growpart.";

    public override string Remedy => "Install e2fsprogs, fdisk and util-linux (or the package of the tool that is missing) on partition 2.";

    public override DiskParts Needs => DiskParts.Root;

    public override IEnumerable<string> Problems(BaseParts parts)
    {
        var programs = StartedProgram.Find(parts);
        var called = PartitionTools.Concat(OtherTools).Where(tool => programs.Any(program => program.Mentions(tool))).ToList();
        foreach (var tool in called.Append("resize2fs").Distinct(StringComparer.Ordinal).Where(tool => !IsInstalled(parts, tool)))
        {
            yield return $"{tool} is not installed on partition 2.";
        }

        if (!called.Intersect(PartitionTools, StringComparer.Ordinal).Any() && !PartitionTools.Any(tool => IsInstalled(parts, tool)))
        {
            yield return $"None of {string.Join(", ", PartitionTools)} is installed on partition 2.";
        }
    }

    private static bool IsInstalled(BaseParts parts, string tool) =>
        Folders.Any(folder => parts.Root.Value!.Follow($"{folder}/{tool}") is { Type: Ext4FileType.RegularFile });
}
