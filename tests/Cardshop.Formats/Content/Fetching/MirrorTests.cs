using Cardshop.Content.Fetching;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.Formats.Content.Fetching;

public sealed class MirrorTests
{
    [Theory]
    [InlineData("https://a.org/=http://m/", "https://a.org/x/y?z=1", "http://m/x/y?z=1")]
    [InlineData("https://a.org=http://m", "https://a.org/x", "http://m/x")]
    [InlineData("https://a.org=http://m", "https://a.org.evil.org/x", "https://a.org.evil.org/x")]
    [InlineData("https://A.ORG/x=http://m/y", "https://a.org/xz", "http://m/yz")]
    [InlineData("https://a.org/=http://m/", "http://a.org/x", "http://a.org/x")]
    [InlineData("https://a.org/?q=1=http://m/?r=2", "https://a.org/?q=1&s", "http://m/?r=2&s")]
    [InlineData("ftp://a.org/=http://m/", "ftp://a.org/x", "http://m/x")]
    [InlineData("https://a.org/=/srv/my mirror/", "https://a.org/x%20y", "file:///srv/my%20mirror/x%20y")]
    [InlineData("https://a.org/=http://m/", "https://ann:secret@a.org/x#part", "http://m/x")]
    public void A_source_that_begins_as_said_is_asked_for_elsewhere(string rule, string source, string expected) =>
        Assert.Equal(expected, MirrorRule.Rewrite([MirrorRule.Parse(rule)], new Uri(source)).AbsoluteUri);

    [Fact]
    public void The_longest_beginning_wins_and_of_two_alike_the_last()
    {
        MirrorRule[] rules =
        [
            MirrorRule.Parse("https://a.org/zim/=http://first/"),
            MirrorRule.Parse("https://a.org/zim/=http://second/"),
            MirrorRule.Parse("https://a.org/=http://third/"),
        ];
        Assert.Equal("http://second/x", MirrorRule.Rewrite(rules, new Uri("https://a.org/zim/x")).AbsoluteUri);
        Assert.Equal("http://third/x", MirrorRule.Rewrite(rules, new Uri("https://a.org/x")).AbsoluteUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("https://a.org/")]
    [InlineData("https://a.org/=")]
    [InlineData("=https://a.org/")]
    [InlineData("a.org=b.org")]
    [InlineData("https://a.org/=ftp://b.org/")]
    public void What_is_no_rule_is_refused_with_an_example(string text)
    {
        var error = Assert.Throws<FormatException>(() => MirrorRule.Parse(text));
        Assert.Contains("FROM=TO", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_mirror_gives_counts_as_what_was_asked_for()
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Ok("good"u8.ToArray()));
        using var bench = new FetchBench(FetchBench.Impatient with { Mirrors = [MirrorRule.Parse($"https://example.org/={server["/m/"]}")] });
        var fetched = await bench.FetchAsync(new Uri("https://example.org/wiki.zim"));
        Assert.Equal("/m/wiki.zim", Assert.Single(server.Requests).Target);
        Assert.Equal("https://example.org/wiki.zim", fetched.Source.AbsoluteUri);
        Assert.NotNull(bench.Store.Lookup("https://example.org/wiki.zim"));
    }

    [Fact]
    public async Task A_folder_can_stand_in_for_a_server()
    {
        using var folder = new TempFolder();
        folder.Write("zim/wiki.zim", "good");
        using var bench = new FetchBench(FetchBench.Impatient with { Mirrors = [MirrorRule.Parse($"https://example.org/={folder.Path}/")] });
        var source = new Uri("https://example.org/zim/wiki.zim");
        Assert.Equal("good"u8.ToArray(), (await bench.FetchAsync(source)).Content.ReadAll());
        Assert.Equal(4, (await bench.Fetcher.ProbeAsync(source, TestContext.Current.CancellationToken)).Length);
    }
}
