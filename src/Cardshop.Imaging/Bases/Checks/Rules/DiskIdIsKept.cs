using System.Text.RegularExpressions;

namespace Cardshop.Imaging.Bases.Checks.Rules;

/// <summary>Every PARTUUID has the disk identifier in it. A device that changes it, and not what refers to it, never boots again.</summary>
internal sealed class DiskIdIsKept : BaseRule
{
    /// <summary><c>sfdisk --disk-id DEVICE ID</c>, or a script for fdisk, whose expert mode sets it.</summary>
    private static readonly Regex ChangesId = new(
        @"--disk-id[ \t]+[^\s|;&)]+[ \t]+[^\s|;&)]|\bfdisk[ \t]+[^-\s]",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public override string Name => "disk-id";

    public override string Demand => "The first boot keeps the disk identifier, or changes it in /etc/fstab and cmdline.txt as well.";

    public override string Remedy => "Grow the partition with sfdisk -N, parted resizepart or growpart, which keep the identifier.";

    public override DiskParts Needs => DiskParts.Root;

    public override IEnumerable<string> Problems(BaseParts parts) =>
        from program in StartedProgram.Find(parts)
        where ChangesId.IsMatch(program.Text)
        where !program.Text.Contains("fstab", StringComparison.Ordinal) || !program.Text.Contains("cmdline.txt", StringComparison.Ordinal)
        select $"{program.Path} gives the disk a new identifier, but does not mention both fstab and cmdline.txt.";
}
