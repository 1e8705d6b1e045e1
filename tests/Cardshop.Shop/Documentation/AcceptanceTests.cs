using System.Text.RegularExpressions;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Shop.Documentation;

/// <summary><c>docs/reference/acceptance.md</c> names tests that there are, and all that bear a number.</summary>
public sealed partial class AcceptanceTests
{
    private const int Last = 18;

    private static readonly string Page = Checkout.Read("docs/reference/acceptance.md");

    /// <summary>All tests of all suites, as <c>Class.Method</c>.</summary>
    private static readonly HashSet<string> Tests =
    [
        .. Directory.EnumerateFiles(Checkout.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(path => Method().Matches(File.ReadAllText(path)).Select(method => $"{Path.GetFileNameWithoutExtension(path)}.{method.Groups["name"].Value}")),
    ];

    [Fact]
    public void Every_number_has_a_row_and_a_proof_or_says_when_it_comes()
    {
        var rows = Row().Matches(Page);
        Assert.Equal(Enumerable.Range(1, Last), rows.Select(row => int.Parse(row.Groups["number"].Value)));
        Assert.All(rows, row => Assert.True(row.Groups["proof"].Value.Contains('`') || row.Groups["proof"].Value.Contains("comes with", StringComparison.Ordinal), row.Value));
    }

    [Fact]
    public void Every_test_that_is_named_is_there()
    {
        var named = Name().Matches(Page).Select(name => name.Groups["name"].Value).ToList();
        Assert.InRange(named.Count, 30, 1000);
        Assert.Empty(named.Except(Tests, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_test_that_bears_a_number_is_in_its_row()
    {
        var numbered = Tests.Where(test => Numbered().IsMatch(test)).ToList();
        Assert.InRange(numbered.Count, 10, 1000);
        var rows = Row().Matches(Page).ToDictionary(row => row.Groups["number"].Value, row => row.Groups["proof"].Value, StringComparer.Ordinal);
        Assert.All(numbered, test => Assert.Contains($"`{test}`", rows[Numbered().Match(test).Groups["number"].Value], StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| (?<number>\d+) \| [^|]+ \| (?<proof>[^|]+) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<name>[A-Za-z]+Tests\.\w+)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Za-z]+\.Test_(?<number>\d+)_", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^    public (async )?(Task|void) (?<name>\w+)\(", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Method();
}
