using System.Text.RegularExpressions;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Architecture;

/// <summary>A reader who follows a link arrives somewhere.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Checkout.PathOf("."), "*.md")
            .Concat(Directory.EnumerateFiles(Checkout.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Checkout.PathOf("."), path)),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_of_a_page_leads_somewhere(string page)
    {
        foreach (var target in Link().Matches(Checkout.Read(page)).Select(link => link.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal)))
        {
            var parts = target.Split('#');
            var path = parts[0].Length == 0 ? Checkout.PathOf(page) : Path.Combine(Path.GetDirectoryName(Checkout.PathOf(page))!, parts[0]);
            Assert.True(File.Exists(path) || Directory.Exists(path), $"{page}: {target} leads nowhere.");
            Assert.True(parts.Length == 1 || Anchors(path).Contains(parts[1]), $"{page}: {target} leads to a page that has no such heading.");
        }
    }

    [Fact]
    public void There_are_pages() => Assert.InRange(Pages.Count, 15, 1000);

    /// <summary>What a heading is called in a link: lower case, without punctuation, with hyphens for blanks.</summary>
    private static HashSet<string> Anchors(string path) =>
        [.. Heading().Matches(File.ReadAllText(path)).Select(heading => Punctuation().Replace(heading.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Punctuation();
}
