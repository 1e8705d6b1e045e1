using System.CommandLine;
using System.Text.RegularExpressions;
using Cardshop.Commands;
using Xunit;

namespace Cardshop.EndToEnd.Documentation;

/// <summary><c>docs/reference/cli.md</c> has the commands and options that the program has, no more and no fewer.</summary>
public sealed partial class CommandLineReferenceTests
{
    private static readonly string Reference = CheckoutFiles.Read("docs/reference/cli.md");

    [Fact]
    public void The_reference_has_every_command_and_no_other()
    {
        var commands = Leaves().Select(leaf => leaf.Name);
        Assert.Equal(commands.Order(StringComparer.Ordinal), Heading().Matches(Reference).Select(heading => heading.Groups["name"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_reference_has_every_option_of_each_command_and_no_other()
    {
        foreach (var (name, command) in Leaves())
        {
            var options = command.Options.Where(option => !option.Hidden).Select(option => option.Name);
            var documented = Mention().Matches(SectionOf(name)).Select(option => option.Groups["name"].Value).Distinct();
            Assert.Equal($"{name}: {InOrder(options)}", $"{name}: {InOrder(documented)}");
        }
    }

    [Fact]
    public void Every_command_explains_all_of_its_options_when_it_is_asked()
    {
        foreach (var (name, command) in Leaves())
        {
            using var said = new StringWriter();
            var asked = CommandTree.Create().Parse([.. name.Split(' ').Skip(1), "--help"]);
            Assert.Equal(0, asked.Invoke(new InvocationConfiguration { Output = said }));
            Assert.All(command.Options.Where(option => !option.Hidden), option => Assert.Contains(option.Name, said.ToString(), StringComparison.Ordinal));
        }
    }

    private static string InOrder(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));

    /// <summary>The commands that do something, each with what is typed for it.</summary>
    private static IEnumerable<(string Name, Command Command)> Leaves() => LeavesOf("cardshop", CommandTree.Create());

    private static IEnumerable<(string Name, Command Command)> LeavesOf(string name, Command command) =>
        command.Subcommands.Count == 0 ? [(name, command)] : command.Subcommands.Where(below => !below.Hidden).SelectMany(below => LeavesOf($"{name} {below.Name}", below));

    private static string SectionOf(string name)
    {
        var start = Reference.IndexOf($"\n## {name}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/reference/cli.md has no section for {name}.");
        var end = Reference.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return Reference[start..(end < 0 ? Reference.Length : end)];
    }

    [GeneratedRegex(@"^## (?<name>cardshop [a-z ]+)$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"`(?<name>--[a-z0-9-]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Mention();
}
