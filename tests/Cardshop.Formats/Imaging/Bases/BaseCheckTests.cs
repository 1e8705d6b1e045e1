using Cardshop.Disk.Mbr;
using Cardshop.Imaging.Bases;
using Cardshop.Imaging.Bases.Checks;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Imaging.Bases;

public sealed partial class BaseCheckTests
{
    private const int SuperblockAt = 1024;

    private readonly CheckedBase _base = new();

    [Fact]
    public void An_assembled_base_keeps_every_rule()
    {
        var disk = _base.Assemble();
        var findings = BaseCheck.Run(disk);
        Assert.All(findings, finding => Assert.Equal((finding.Rule, BaseOutcome.Ok, null, null), (finding.Rule, finding.Outcome, finding.Problem, finding.Remedy)));
        Assert.Equal(BaseCheck.RuleNames, findings.Select(finding => finding.Rule));
        Assert.Equal(20, BaseCheck.RuleNames.Distinct().Count());
        Assert.Equal(0x5BA1CE00u, BaseImage.Open(disk, "base.img").Table.DiskId);
    }

    [Fact]
    public void A_disk_without_partition_table_is_found_and_nothing_else_is_looked_at()
    {
        var findings = BaseCheck.Run(new ZeroSource(ByteSize.MiB));
        Assert.Contains("raw disk image", Assert.Single(Problems(findings, "partition-table")), StringComparison.Ordinal);
        Assert.All(findings.Skip(1), finding => Assert.Equal(BaseOutcome.NotChecked, finding.Outcome));
        Assert.Equal(BaseCheck.RuleNames, findings.Select(finding => finding.Rule));
    }

    [Fact]
    public void Every_problem_says_what_to_do()
    {
        _base.RemoveBoot("vmlinuz");
        _base.RemoveRoot("etc/fstab");
        _base.RemoveRoot("data");
        var problems = BaseCheck.Run(_base.Assemble()).Where(finding => finding.Outcome == BaseOutcome.Problem).ToList();
        Assert.Equal(["kernel", "mounts", "mount-points"], problems.Select(finding => finding.Rule));
        Assert.All(problems, finding => Assert.EndsWith(".", finding.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void A_damaged_disk_yields_findings_whatever_is_damaged()
    {
        var disk = _base.Assemble();
        var random = new Random(5);
        var ranges = disk.DataRanges().ToList();
        var found = 0;
        for (var i = 0; i < 400; i++)
        {
            var damage = Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
            {
                var range = ranges[random.Next(ranges.Count)];
                var bytes = new byte[random.Next(1, (int)Math.Min(64, range.Length) + 1)];
                random.NextBytes(bytes);
                return (range.Offset + random.NextInt64(Math.Min(range.Length, 64 * 1024) - bytes.Length + 1), bytes);
            });
            var findings = BaseCheck.Run(Patch(disk, [.. damage]));
            Assert.Superset(BaseCheck.RuleNames.ToHashSet(), findings.Select(finding => finding.Rule).ToHashSet());
            found += findings.Any(finding => finding.Outcome == BaseOutcome.Problem) ? 1 : 0;
        }

        Assert.InRange(found, 40, 400);
    }

    private static int EntryAt(int number) => 446 + ((number - 1) * 16);

    private static long PartitionStart(ByteSource disk, int number) => MasterBootRecord.Read(disk).Partitions[number - 1]!.Start;

    private static OverlaySource Patch(ByteSource disk, params ReadOnlySpan<(long At, byte[] Bytes)> patches)
    {
        var patched = new OverlaySource(disk);
        foreach (var (at, bytes) in patches)
        {
            patched.Write(at, bytes);
        }

        return patched;
    }

    /// <summary>The disk with a data file system of the real tool.</summary>
    private static ByteSource WithData(ByteSource disk, string label, bool withFlag, params IEnumerable<string> features) => CheckedBase.Replace(disk, 3, length =>
    {
        using var folder = new TempFolder();
        var content = Directory.CreateDirectory(folder["content"]).FullName;
        if (withFlag)
        {
            folder.Write("content/master_fs", "");
        }

        Tool.Run("mke2fs", ["-q", "-t", "ext4", "-L", label, "-O", string.Join(',', features.Prepend("extent")), "-d", content, folder["volume"], $"{length / 1024}"]);
        return new MemorySource(File.ReadAllBytes(folder["volume"]));
    });

    private static BaseOutcome OutcomeOf(IEnumerable<BaseFinding> findings, string rule) =>
        findings.Single(finding => string.Equals(finding.Rule, rule, StringComparison.Ordinal)).Outcome;

    /// <summary>The problems of the one rule that a disk breaks; what else cannot be looked at then is not looked at.</summary>
    private static IReadOnlyList<string> Broken(ByteSource disk, string rule)
    {
        var findings = BaseCheck.Run(disk);
        Assert.Equal([rule], findings.Where(finding => finding.Outcome == BaseOutcome.Problem).Select(finding => finding.Rule).Distinct());
        return Problems(findings, rule);
    }

    private static IReadOnlyList<string> Problems(IEnumerable<BaseFinding> findings, string rule) =>
        [.. findings.Where(finding => string.Equals(finding.Rule, rule, StringComparison.Ordinal) && finding.Outcome == BaseOutcome.Problem).Select(finding => finding.Problem!)];
}
