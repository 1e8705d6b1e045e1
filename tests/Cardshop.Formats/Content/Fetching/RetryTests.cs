using System.Net;
using Cardshop.Content.Fetching;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.Formats.Content.Fetching;

/// <summary>What is tried again, how often and when, and what redirects are followed.</summary>
public sealed class RetryTests : IDisposable
{
    private readonly FetchBench _bench = new();

    [Theory]
    [InlineData("408 Request Timeout")]
    [InlineData("429 Too Many Requests")]
    [InlineData("500 Internal Server Error")]
    [InlineData("502 Bad Gateway")]
    [InlineData("503 Service Unavailable")]
    [InlineData("504 Gateway Timeout")]
    public async Task An_error_that_may_pass_is_tried_again(string status)
    {
        await using var server = new ScriptedServer(request => request.Number < 3 ? ScriptedAnswer.Of(status) : ScriptedAnswer.Ok("good"u8.ToArray()));
        Assert.Equal(4, (await _bench.FetchAsync(server["/a"])).Length);
    }

    [Theory]
    [InlineData("400 Bad Request", FetchFailure.Refused)]
    [InlineData("401 Unauthorized", FetchFailure.Refused)]
    [InlineData("403 Forbidden", FetchFailure.Refused)]
    [InlineData("404 Not Found", FetchFailure.NotFound)]
    [InlineData("410 Gone", FetchFailure.NotFound)]
    [InlineData("204 No Content", FetchFailure.Refused)]
    [InlineData("300 Multiple Choices", FetchFailure.Refused)]
    [InlineData("302 Found", FetchFailure.Refused)]
    public async Task An_error_that_will_not_pass_is_final(string status, FetchFailure kind)
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Of(status));
        var error = await _bench.RefuseAsync(server["/a"]);
        Assert.Equal(kind, error.Kind);
        Assert.Contains(status, error.Message, StringComparison.Ordinal);
        Assert.Contains(server["/a"].AbsoluteUri, error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_server_that_does_not_listen_is_unreachable()
    {
        var server = new ScriptedServer(_ => new ScriptedAnswer());
        var source = server["/a"];
        await server.DisposeAsync();
        Assert.Equal(FetchFailure.Unreachable, (await _bench.RefuseAsync(source)).Kind);
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_named()
    {
        var error = await _bench.RefuseAsync(new Uri("http://nowhere.invalid/a"));
        Assert.Equal(FetchFailure.Unreachable, error.Kind);
        Assert.Contains("nowhere.invalid", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pauses_double_up_to_a_limit_and_vary_by_half()
    {
        var schedule = new RetrySchedule(new FetchOptions { Attempts = 8 }, new Random(5));
        var error = new FetchException(FetchFailure.Unreachable, "") { IsTransient = true };
        var pauses = Enumerable.Range(0, 8).Select(_ => schedule.Next(error, 0)?.TotalSeconds).ToList();
        Assert.Null(pauses[7]);
        Assert.All(Enumerable.Range(0, 7), n => Assert.InRange(pauses[n]!.Value, Math.Min(30, 1 << n) * 0.5, Math.Min(30, 1 << n) * 1.5));
        Assert.NotEqual(pauses.Take(7), new RetrySchedule(new FetchOptions { Attempts = 8 }, new Random(6)) is var other ? Enumerable.Range(0, 7).Select(_ => other.Next(error, 0)?.TotalSeconds) : []);
    }

    [Fact]
    public void Attempts_that_get_further_do_not_count()
    {
        var schedule = new RetrySchedule(FetchBench.Impatient, new Random(1));
        var error = new FetchException(FetchFailure.Unreachable, "") { IsTransient = true };
        Assert.All(Enumerable.Range(1, 50), n => Assert.NotNull(schedule.Next(error, reached: n)));
        Assert.NotNull(schedule.Next(error, reached: 50));
        Assert.Null(schedule.Next(error, reached: 49));
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Thu, 01 Jan 2026 00:02:00 GMT", 120)]
    [InlineData("301", null)]
    [InlineData("0", 0)]
    [InlineData("soon", 0)]
    public void The_pause_that_a_server_asks_for_is_kept_unless_it_is_too_long(string retryAfter, int? seconds)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        var error = FetchErrors.OfStatus(new Uri("http://example.org/"), response, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var pause = new RetrySchedule(new FetchOptions(), new Random(1)).Next(error, 0);
        Assert.Equal(seconds is null, pause is null);
        Assert.InRange(pause?.TotalSeconds ?? 0, seconds ?? 0, Math.Max(seconds ?? 0, 1.5));
    }

    [Theory]
    [InlineData("301 Moved Permanently")]
    [InlineData("302 Found")]
    [InlineData("303 See Other")]
    [InlineData("307 Temporary Redirect")]
    [InlineData("308 Permanent Redirect")]
    public async Task Redirects_are_followed_and_leave_no_trace(string status)
    {
        await using var server = new ScriptedServer(request => request.Target switch
        {
            "/a" => ScriptedAnswer.Of(status, "Location: b/c"),
            "/b/c" => ScriptedAnswer.Of(status, "Location: /d?x=1"),
            _ => ScriptedAnswer.Ok("good"u8.ToArray()),
        });
        Assert.Equal(server["/a"], (await _bench.FetchAsync(server["/a"])).Source);
        Assert.Equal(["/a", "/b/c", "/d?x=1"], server.Requests.Select(request => request.Target));
        Assert.Equal([server["/a"].AbsoluteUri], _bench.Store.Sources().Select(source => source.Entry.Source));
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Of("302 Found", "Location: /a"));
        var error = await _bench.RefuseAsync(server["/a"]);
        Assert.Equal(FetchFailure.Refused, error.Kind);
        Assert.Equal(FetchBench.Impatient.Redirects + 1, server.Requests.Count);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/a")]
    [InlineData("file:///etc/passwd")]
    public async Task Redirects_out_of_the_web_are_refused(string target)
    {
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Of("302 Found", $"Location: {target}"));
        Assert.Equal(FetchFailure.Refused, (await _bench.RefuseAsync(server["/a"])).Kind);
    }

    [Fact]
    public async Task A_redirect_from_https_to_http_is_refused_unless_it_is_allowed()
    {
        var source = new Uri("https://example.org/a");
        using var http = new HttpMessageInvoker(new DowngradingHandler());
        using var strict = new Fetcher(_bench.Store, FetchBench.Impatient, http, _bench.Clock, new Random(1));
        var error = await Assert.ThrowsAsync<FetchException>(() => strict.FetchAsync(new FetchRequest(source), cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(FetchFailure.Refused, error.Kind);
        Assert.Contains("http://example.org/b", error.Message, StringComparison.Ordinal);

        using var lenient = new Fetcher(_bench.Store, FetchBench.Impatient with { AllowDowngrade = true }, http, _bench.Clock, new Random(1));
        Assert.Equal(4, (await lenient.FetchAsync(new FetchRequest(source), cancellation: TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task User_and_password_reach_the_server_that_the_source_names_and_nobody_else()
    {
        await using var other = new ScriptedServer(_ => ScriptedAnswer.Ok("good"u8.ToArray()));
        await using var server = new ScriptedServer(_ => ScriptedAnswer.Of("302 Found", $"Location: {other["/b"]}"));
        var source = new UriBuilder(server["/a"]) { UserName = "ann", Password = "p%40ss" }.Uri;
        var fetched = await _bench.FetchAsync(source);
        Assert.Equal("Basic YW5uOnBAc3M=", Assert.Single(server.Requests)["Authorization"]);
        Assert.Null(Assert.Single(other.Requests)["Authorization"]);
        Assert.Equal(server["/a"], fetched.Source);
        Assert.DoesNotContain(Directory.EnumerateFiles(_bench.Store.Root, "*.json", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains("p@ss", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_user_who_gives_up_keeps_what_is_there()
    {
        var file = Store.TestContent.Bytes(1_000_000);
        using var cancellation = new CancellationTokenSource();
        await using var server = new ScriptedServer(request => request.Number == 1
            ? ScriptedAnswer.File(request, file, "\"v1\"") with { StallAfter = 500_000, Piece = 100_000, Pause = TimeSpan.FromMilliseconds(80) }
            : ScriptedAnswer.File(request, file, "\"v1\""));
        var progress = new Progress<FetchProgress>(report => _ = report.Bytes > 0 ? cancellation.CancelAsync() : Task.CompletedTask);
        var patient = FetchBench.Impatient with { StallTimeout = TimeSpan.FromMinutes(1) };
        using var http = new HttpMessageInvoker(FetchHandler.Create(patient));
        using (var fetcher = new Fetcher(_bench.Store, patient, http, _bench.Clock, new Random(1)))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.FetchAsync(new FetchRequest(server["/a"]), progress, cancellation.Token));
        }

        Assert.Equal(file, (await _bench.FetchAsync(server["/a"])).Content.ReadAll());
        Assert.InRange(server.Requests.Last().RangeStart ?? 0, 1, 500_000);
    }

    public void Dispose() => _bench.Dispose();

    private sealed class DowngradingHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("good"), RequestMessage = request };
            if (request.RequestUri!.Scheme is "https")
            {
                response.StatusCode = HttpStatusCode.Redirect;
                response.Headers.Location = new Uri("http://example.org/b");
            }

            return Task.FromResult(response);
        }
    }
}
