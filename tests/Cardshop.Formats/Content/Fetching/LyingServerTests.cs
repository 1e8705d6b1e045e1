using Cardshop.Content.Fetching;
using Cardshop.Formats.Content.Store;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.Formats.Content.Fetching;

/// <summary>Servers that break off, stall, and say what is not so.</summary>
public sealed class LyingServerTests : IDisposable
{
    private const string Tag = "\"v1\"";

    private readonly FetchBench _bench = new();
    private readonly byte[] _file = TestContent.Bytes(1_000_000);

    [Fact]
    public async Task A_connection_that_breaks_off_is_taken_up_where_it_was()
    {
        await using var server = new ScriptedServer(request => ScriptedAnswer.File(request, _file, Tag) with { CutAfter = 300_000 });
        Assert.Equal(_file, (await _bench.FetchAsync(server["/a"])).Content.ReadAll());
        var starts = server.Requests.Select(request => request.RangeStart).ToList();
        Assert.Equal([null, 300_000, 600_000, 900_000], starts);
        Assert.All(server.Requests.Skip(1), request => Assert.Equal(Tag, request["If-Range"]));
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_asked_again()
    {
        using var bench = new FetchBench(FetchBench.TiredOfSilence);
        await using var server = new ScriptedServer(request => request.Number == 1
            ? ScriptedAnswer.File(request, _file, Tag) with { StallAfter = 300_000 }
            : ScriptedAnswer.File(request, _file, Tag));
        Assert.Equal(_file, (await bench.FetchAsync(server["/a"])).Content.ReadAll());
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_stays_silent_is_given_up()
    {
        using var bench = new FetchBench(FetchBench.TiredOfSilence);
        await using var server = new ScriptedServer(request => ScriptedAnswer.File(request, _file, Tag) with { StallAfter = 0 });
        var error = await bench.RefuseAsync(server["/a"]);
        Assert.Equal(FetchFailure.Stalled, error.Kind);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_slow_server_is_not_a_silent_one()
    {
        using var bench = new FetchBench(FetchBench.TiredOfSilence);
        var answer = ScriptedAnswer.Ok(_file.AsMemory(0, 1000)) with { Piece = 200, Pause = TimeSpan.FromMilliseconds(500) };
        await using var server = new ScriptedServer(_ => answer);
        Assert.Equal(1000, (await bench.FetchAsync(server["/a"])).Length);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Without_a_validator_a_broken_transfer_starts_anew()
    {
        await using var server = new ScriptedServer(request => request.Number < 3
            ? ScriptedAnswer.Ok(_file) with { CutAfter = 300_000 * request.Number }
            : ScriptedAnswer.Ok(_file));
        Assert.Equal(_file, (await _bench.FetchAsync(server["/a"])).Content.ReadAll());
        Assert.All(server.Requests, request => Assert.Null(request["Range"]));
    }

    [Theory]
    [InlineData("ETag: W/\"v1\"")]
    [InlineData("ETag: v1")]
    [InlineData("Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT")]
    [InlineData("Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT", "Date: Thu, 01 Jan 2026 00:00:30 GMT")]
    [InlineData("Last-Modified: yesterday", "Date: Thu, 01 Jan 2026 00:00:30 GMT")]
    public async Task A_weak_validator_is_none(params string[] headers)
    {
        await using var server = new ScriptedServer(request => ScriptedAnswer.Ok(_file, headers) with { CutAfter = request.Number == 1 ? 300_000 : null });
        Assert.Equal(_file, (await _bench.FetchAsync(server["/a"])).Content.ReadAll());
        Assert.All(server.Requests, request => Assert.Null(request["Range"]));
    }

    [Fact]
    public async Task A_date_that_is_a_minute_old_is_a_strong_validator()
    {
        const string modified = "Thu, 01 Jan 2026 00:00:00 GMT";
        await using var server = new ScriptedServer(request => request.Number == 1
            ? ScriptedAnswer.Ok(_file, $"Last-Modified: {modified}", "Date: Thu, 01 Jan 2026 00:01:00 GMT") with { CutAfter = 300_000 }
            : ScriptedAnswer.Ok(_file.AsMemory(300_000), "Content-Range: bytes 300000-999999/1000000") with { Status = "206 Partial Content" });
        Assert.Equal(_file, (await _bench.FetchAsync(server["/a"])).Content.ReadAll());
        Assert.Equal(modified, server.Requests.Last()["If-Range"]);
    }

    [Fact]
    public async Task A_file_that_changes_between_two_halves_is_taken_from_its_start()
    {
        var newer = TestContent.Bytes(900_000, seed: 2);
        await using var server = new ScriptedServer(request => request.Number == 1
            ? ScriptedAnswer.File(request, _file, Tag) with { CutAfter = 300_000 }
            : ScriptedAnswer.File(request, newer, "\"v2\""));
        Assert.Equal(newer, (await _bench.FetchAsync(server["/a"])).Content.ReadAll());
    }

    [Fact]
    public async Task A_file_that_changes_behind_the_back_of_If_Range_is_taken_from_its_start()
    {
        var newer = TestContent.Bytes(1_000_000, seed: 2);
        await using var server = new ScriptedServer(request => request.Number == 1
            ? ScriptedAnswer.File(request, _file, Tag) with { CutAfter = 300_000 }
            : ScriptedAnswer.File(request with { Headers = WithoutIfRange(request) }, newer, "\"v2\""));
        Assert.Equal(newer, (await _bench.FetchAsync(server["/a"])).Content.ReadAll());
    }

    [Theory]
    [InlineData("bytes 200000-999999/1000000")]
    [InlineData("bytes 300000-999999/1000001")]
    [InlineData("bytes 300000-999998/1000000")]
    [InlineData("bytes 300000-999999/*")]
    [InlineData("bytes */1000000")]
    [InlineData("bytes 999999-300000/1000000")]
    [InlineData("bytes 300000-99999999999999999999/99999999999999999999")]
    [InlineData("lines 300000-999999/1000000")]
    [InlineData("nonsense")]
    public async Task A_part_that_is_not_the_one_asked_for_is_not_joined(string contentRange)
    {
        await using var server = new ScriptedServer(request => request switch
        {
            { Number: 1 } => ScriptedAnswer.File(request, _file, Tag) with { CutAfter = 300_000 },
            { RangeStart: not null } => ScriptedAnswer.Ok(_file.AsMemory(300_000), $"ETag: {Tag}", $"Content-Range: {contentRange}") with { Status = "206 Partial Content" },
            _ => ScriptedAnswer.File(request, _file, Tag),
        });
        Assert.Equal(_file, (await _bench.FetchAsync(server["/a"])).Content.ReadAll());
        Assert.Equal(3, server.Requests.Count);
        Assert.Null(server.Requests.Last()["Range"]);
    }

    [Fact]
    public async Task A_file_that_shrank_is_taken_from_its_start()
    {
        var shorter = _file[..200_000];
        await using var server = new ScriptedServer(request => request switch
        {
            { Number: 1 } => ScriptedAnswer.File(request, _file, Tag) with { CutAfter = 300_000 },
            { RangeStart: not null } => ScriptedAnswer.Of("416 Range Not Satisfiable", "Content-Range: bytes */200000"),
            _ => ScriptedAnswer.File(request, shorter, "\"v2\""),
        });
        Assert.Equal(shorter, (await _bench.FetchAsync(server["/a"])).Content.ReadAll());
    }

    [Fact]
    public async Task A_part_that_nobody_asked_for_is_refused()
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Ok(_file, "Content-Range: bytes 0-999999/1000000") with { Status = "206 Partial Content" });
        Assert.Equal(FetchFailure.Refused, (await _bench.RefuseAsync(server["/a"])).Kind);
    }

    [Fact]
    public async Task A_body_shorter_than_its_length_is_given_up_after_some_attempts()
    {
        await using var server = new ScriptedServer(_ => new ScriptedAnswer { Headers = ["Content-Length: 1000001"], Body = _file });
        var error = await _bench.RefuseAsync(server["/a"]);
        Assert.Equal(FetchFailure.Unreachable, error.Kind);
        Assert.Equal(3, server.Requests.Count);

        // Without a validator nobody can go on from what came.
        Assert.Empty(Directory.GetFiles(_bench.Folder["store/partial"], "*.part"));
    }

    [Fact]
    public async Task A_body_longer_than_its_length_ends_at_its_length()
    {
        await using var server = new ScriptedServer(_ => new ScriptedAnswer { Headers = ["Content-Length: 999999"], Body = _file });
        Assert.Equal(_file[..999_999], (await _bench.FetchAsync(server["/a"])).Content.ReadAll());
    }

    [Fact]
    public async Task A_body_without_length_ends_with_the_connection()
    {
        await using var server = new ScriptedServer(_ => new ScriptedAnswer { Body = _file });
        Assert.Equal(_file, (await _bench.FetchAsync(server["/a"])).Content.ReadAll());
    }

    [Fact]
    public async Task A_chunked_body_is_put_together()
    {
        byte[] chunked = [.. "f4240\r\n"u8, .. _file, .. "\r\n0\r\n\r\n"u8];
        await using var server = new ScriptedServer(_ => new ScriptedAnswer { Headers = ["Transfer-Encoding: chunked"], Body = chunked });
        Assert.Equal(_file, (await _bench.FetchAsync(server["/a"])).Content.ReadAll());
    }

    [Theory]
    [InlineData("f4240\r\n", "")]
    [InlineData("f4240\r\n", "\r\n5\r\nab")]
    [InlineData("zzz\r\n", "\r\n0\r\n\r\n")]
    [InlineData("ffffffffffffffffff\r\n", "")]
    public async Task A_chunked_body_that_breaks_off_or_makes_no_sense_is_refused(string before, string behind)
    {
        byte[] chunked = [.. System.Text.Encoding.ASCII.GetBytes(before), .. _file, .. System.Text.Encoding.ASCII.GetBytes(behind)];
        await using var server = new ScriptedServer(_ => new ScriptedAnswer { Headers = ["Transfer-Encoding: chunked"], Body = chunked });
        Assert.Equal(FetchFailure.Unreachable, (await _bench.RefuseAsync(server["/a"])).Kind);
        Assert.Empty(_bench.Store.Sources());
    }

    [Theory]
    [InlineData("/wiki.zim", "gzip", false)]
    [InlineData("/wiki.zim", "br", false)]
    [InlineData("/wiki.tar.gz", "gzip, br", false)]
    [InlineData("/wiki.tar.gz", "gzip", true)]
    [InlineData("/wiki.tgz", "x-gzip", true)]
    [InlineData("/wiki.zim", "identity", true)]
    public async Task A_coding_around_the_file_is_refused_unless_the_file_is_named_so(string path, string coding, bool isTaken)
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Ok(_file, $"Content-Encoding: {coding}"));
        if (isTaken)
        {
            Assert.Equal(_file, (await _bench.FetchAsync(server[path])).Content.ReadAll());
        }
        else
        {
            var error = await _bench.RefuseAsync(server[path]);
            Assert.Equal(FetchFailure.Refused, error.Kind);
            Assert.Contains(coding, error.Message, StringComparison.Ordinal);
        }

        Assert.Equal("identity", server.Requests.First()["Accept-Encoding"]);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("HTTP/9.9 200 OK\r\n\r\n")]
    [InlineData("")]
    public async Task What_is_no_http_is_refused(string answer)
    {
        await using var server = new ScriptedServer(_ => new ScriptedAnswer { Status = answer, Headers = ["\r\n\r\n"] });
        Assert.Contains((await _bench.RefuseAsync(server["/a"])).Kind, new[] { FetchFailure.Unreachable, FetchFailure.Refused });
    }

    public void Dispose() => _bench.Dispose();

    private static Dictionary<string, string> WithoutIfRange(ScriptedRequest request) =>
        request.Headers.Where(header => header.Key is not "If-Range").ToDictionary(StringComparer.OrdinalIgnoreCase);
}
