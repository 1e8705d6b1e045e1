using Cardshop.Content.Fetching;
using Cardshop.Formats.Content.Caching;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.Formats.Content.Fetching;

/// <summary>What a cache policy changes about fetching.</summary>
public sealed class PolicyFetchTests
{
    private static readonly byte[] Content = "content"u8.ToArray();

    [Fact]
    public async Task A_check_is_made_when_it_is_due_and_not_before()
    {
        await using var server = new ScriptedServer(request => ScriptedAnswer.File(request, Content, "\"1\""));
        using var bench = Bench("files: {check_after: 30d}");
        await bench.FetchAsync(server["/a"]);
        bench.Clock.Advance(TimeSpan.FromDays(29));
        Assert.True((await bench.FetchAsync(server["/a"])).FromStore);
        Assert.Single(server.Requests);
        bench.Clock.Advance(TimeSpan.FromDays(2));
        Assert.True((await bench.FetchAsync(server["/a"])).FromStore);
        Assert.Equal("HEAD", server.Requests.Last().Method);
        bench.Clock.Advance(TimeSpan.FromDays(29));
        await bench.FetchAsync(server["/a"]);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(4, bench.Store.Lookup(server["/a"].AbsoluteUri)!.Uses);
    }

    [Theory]
    [InlineData("enabled: no")]
    [InlineData("files: {enabled: no}")]
    [InlineData("files: {filters: [{pattern: 127, ignore: yes}]}")]
    public async Task What_is_not_to_be_kept_is_fetched_each_time_and_swept_away(string policy)
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Ok(Content));
        using var bench = Bench(policy);
        Assert.Equal(Content, (await bench.FetchAsync(server["/a"])).Content.ReadAll());
        Assert.False((await bench.FetchAsync(server["/a"])).FromStore);
        Assert.Empty(bench.Store.Sources());
        Assert.Equal(0, bench.Store.Sweep());
        bench.Store.Dispose();
        using var later = new Cardshop.Content.Store.ContentStore(bench.Store.Storage, bench.Store.Root, bench.Clock);
        Assert.Equal(Content.Length, later.Sweep());
    }

    [Theory]
    [InlineData("Digest: SHA-256=abc", "Digest: SHA-256=abc", true)]
    [InlineData("Digest: SHA-256=abc", "Digest: SHA-256=abd", false)]
    [InlineData("ETag: \"a\"", "ETag: W/\"a\"", true)]
    [InlineData("ETag: \"a\"", "ETag: \"b\"", false)]
    [InlineData("ETag: unquoted", "ETag: unquoted", true)]
    [InlineData("Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT", "Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT", true)]
    [InlineData("Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT", "Last-Modified: Thu, 01 Jan 2026 00:00:01 GMT", false)]
    [InlineData("Server: none", "Server: none", false)]
    public async Task Versions_are_compared_by_the_best_that_the_server_says(string first, string second, bool isSame)
    {
        await using var server = new ScriptedServer(request => ScriptedAnswer.Ok(Content, request.Number == 1 ? first : second));
        using var bench = Bench("");
        await bench.FetchAsync(server["/a"]);
        bench.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(isSame, (await bench.FetchAsync(server["/a"])).FromStore);
    }

    [Fact]
    public async Task The_digest_of_the_first_answer_in_a_chain_counts()
    {
        await using var server = new ScriptedServer(request => request.Target is "/a"
            ? ScriptedAnswer.Of("302 Found", $"Location: /mirror{request.Number}", "Digest: SHA-256=abc")
            : ScriptedAnswer.Ok(Content, $"ETag: \"{request.Target}\"", "Digest: SHA-256=other"));
        using var bench = Bench("");
        await bench.FetchAsync(server["/a"]);
        Assert.Equal("SHA-256=abc", bench.Store.Lookup(server["/a"].AbsoluteUri)!.Validators.RemoteDigest);
        bench.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await bench.FetchAsync(server["/a"])).FromStore);
    }

    [Theory]
    [InlineData("405 Method Not Allowed")]
    [InlineData("501 Not Implemented")]
    [InlineData("403 Forbidden")]
    public async Task A_server_without_HEAD_is_asked_for_the_first_byte(string status)
    {
        await using var server = new ScriptedServer(request => request.Method is "HEAD"
            ? ScriptedAnswer.Of(status)
            : ScriptedAnswer.Ok(Content.AsMemory(0, 1), "Content-Range: bytes 0-0/7", "ETag: \"1\"") with { Status = "206 Partial Content" });
        using var bench = Bench("");
        var probed = await bench.Fetcher.ProbeAsync(server["/a"], TestContext.Current.CancellationToken);
        Assert.Equal((7, "\"1\""), (probed.Length, probed.Validators.EntityTag));
        Assert.Equal("bytes=0-0", server.Requests.Last()["Range"]);
    }

    [Fact]
    public async Task Probing_a_server_that_is_not_there_says_so()
    {
        using var bench = Bench("");
        var error = await Assert.ThrowsAsync<FetchException>(() => bench.Fetcher.ProbeAsync(new Uri("http://nowhere.invalid/a"), TestContext.Current.CancellationToken));
        Assert.Equal(FetchFailure.Unreachable, error.Kind);
    }

    [Fact]
    public async Task A_part_of_something_else_is_not_remembered_by_its_own()
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Ok(Content));
        using var bench = Bench("");
        var fetched = await bench.FetchAsync(new FetchRequest(server["/layer"]) { IsRemembered = false });
        Assert.Empty(bench.Store.Sources());
        Assert.NotNull(bench.Store.Find(fetched.Digest));
    }

    [Fact]
    public async Task No_more_sources_than_said_are_transferred_at_a_time()
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Ok(Content) with { Pause = TimeSpan.FromMilliseconds(600) });
        using var bench = new FetchBench(FetchBench.Impatient with { Parallelism = 3, StallTimeout = TimeSpan.FromSeconds(30) });
        var all = Enumerable.Range(0, 5).Select(n => bench.FetchAsync(server[$"/{n}"])).ToList();
        SpinWait.SpinUntil(() => server.Requests.Count >= 3, TimeSpan.FromSeconds(20));
        await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        Assert.Equal(3, server.Requests.Count);
        await Task.WhenAll(all);
        Assert.Equal(5, server.Requests.Count);
    }

    private static FetchBench Bench(string policy) => new(FetchBench.Impatient with { Policy = PolicyFileTests.Read(policy) });
}
