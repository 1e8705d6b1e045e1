using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.EndToEnd.Documentation;

/// <summary><c>docs/reference/cli.md</c> has the commands and options that the program has, no more and no fewer.</summary>
public sealed partial class CommandLineReferenceTests
{
    private static readonly string[] OfEveryCommand = ["--help", "--json", "--version"];
    private static readonly ConcurrentDictionary<string, string> HelpTexts = new(StringComparer.Ordinal);
    private static readonly string Reference = CheckoutFiles.Read("docs/reference/cli.md");

    [Fact]
    public void The_reference_has_every_command_and_no_other()
    {
        var commands = Leaves([]).Select(command => string.Join(' ', command.Prepend("cardshop")));
        Assert.Equal(commands.Order(StringComparer.Ordinal), Heading().Matches(Reference).Select(heading => heading.Groups["name"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_reference_has_every_option_of_each_command_and_no_other()
    {
        foreach (var command in Leaves([]))
        {
            var options = Option().Matches(Section(Help(command), "Options:")).Select(option => option.Groups["name"].Value).Except(OfEveryCommand);
            var documented = Mention().Matches(SectionOf(command)).Select(option => option.Groups["name"].Value).Distinct();
            Assert.Equal(
                $"{string.Join(' ', command)}: {string.Join(' ', options.Order(StringComparer.Ordinal))}",
                $"{string.Join(' ', command)}: {string.Join(' ', documented.Order(StringComparer.Ordinal))}");
        }
    }

    private static IEnumerable<string[]> Leaves(string[] command)
    {
        var below = Command().Matches(Section(Help(command), "Commands:")).Select(line => line.Groups["name"].Value).ToList();
        return below.Count == 0 ? [command] : below.SelectMany(name => Leaves([.. command, name]));
    }

    private static string Help(string[] command) =>
        HelpTexts.GetOrAdd(string.Join(' ', command), _ => Tool.Run(Path.Combine(CheckoutFiles.ProgramFolder, "cardshop"), [.. command, "--help"]));

    private static string Section(string help, string title)
    {
        var start = help.IndexOf($"\n{title}\n", StringComparison.Ordinal);
        return start < 0 ? "" : help[(start + 1)..].Split("\n\n")[0];
    }

    private static string SectionOf(string[] command)
    {
        var start = Reference.IndexOf($"\n## cardshop {string.Join(' ', command)}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/reference/cli.md has no section for {string.Join(' ', command)}.");
        var end = Reference.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return Reference[start..(end < 0 ? Reference.Length : end)];
    }

    [GeneratedRegex(@"^## (?<name>cardshop [a-z ]+)$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^  (?<name>[a-z]+) ", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex(@"^  (-\S+, )*(?<name>--[a-z0-9-]+)", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Option();

    [GeneratedRegex(@"`(?<name>--[a-z0-9-]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Mention();
}
