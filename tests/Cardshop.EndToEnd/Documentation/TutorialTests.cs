using System.Diagnostics;
using System.Text.RegularExpressions;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Documentation;

/// <summary>What <c>docs/guide/first-hotspot.md</c> has its readers type works, and says what the guide says it does.</summary>
public sealed partial class TutorialTests
{
    private const string Guide = "docs/guide/first-hotspot.md";
    private const string LimitInSeconds = "1200";

    [Fact]
    public void Every_command_of_the_first_hotspot_does_what_the_guide_says()
    {
        using var folder = new TempFolder();
        var work = Directory.CreateDirectory(folder["work"]).FullName;
        var script = folder.Write("commands.sh", string.Concat(Block().Matches(CheckoutFiles.Read(Guide)).Select(block => block.Groups["commands"].Value)));

        var start = new ProcessStartInfo(Tool.Find("timeout"), [LimitInSeconds, "bash", "-euo", "pipefail", script]) { WorkingDirectory = work };
        start.Environment["PATH"] = $"{CheckoutFiles.ProgramFolder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["CARDSHOP_CACHE"] = folder["cache"];
        var result = Tool.Try(start);

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("base.img: fit to build on, all 20 rules are kept.", result.Output, StringComparison.Ordinal);
        Assert.Contains("It ended with 3, which means: refused.", result.Output, StringComparison.Ordinal);
        Assert.Contains("in all, right to the byte", result.Output, StringComparison.Ordinal);
        Assert.Contains("Ask for help at the desk.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("  ssid: School\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("Not a letter was lost.", result.Output, StringComparison.Ordinal);
        Assert.Contains("The same, from the first byte to the last.", result.Output, StringComparison.Ordinal);
        Assert.Contains("It ended with 1: the lesson is not the one that was locked.", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("<p>Bring an umbrella.</p>\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("lessons.zip", result.Error, StringComparison.Ordinal);
        Assert.Superset(
            new HashSet<string> { "base.img", "hotspot.img", "hotspot.img.manifest.json", "hotspot.img.bmap", "image.lock", "again.img" },
            Directory.EnumerateFiles(work).Select(path => Path.GetFileName(path)).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void The_guide_has_commands() => Assert.InRange(Block().Count(CheckoutFiles.Read(Guide)), 15, 100);

    [GeneratedRegex(@"^```sh\n(?<commands>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
