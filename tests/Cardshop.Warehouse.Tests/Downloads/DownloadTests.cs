using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Cardshop.Primitives.Digests;
using Cardshop.TestKit;
using Cardshop.Warehouse.Objects;
using Xunit;

namespace Cardshop.Warehouse.Tests.Downloads;

public sealed class DownloadTests : IAsyncLifetime
{
    private const string Name = "kiwix/1/hotspot.img";
    private static readonly byte[] Bytes = TestBytes.Of(1_000_003);

    private readonly ManualClock _clock = new();
    private readonly TempFolder _folder = new();
    private WarehouseServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await WarehouseServer.StartAsync(clock: _clock);
        await _server.PutAsync(Name, Bytes);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Curl_downloads_the_whole_and_sha256sum_agrees()
    {
        Curl("--output", _folder["image"], _server.Link(Name).AbsoluteUri);
        Curl("--output", _folder["hotspot.img.sha256"], _server.Link(Name + ".sha256").AbsoluteUri);
        File.Move(_folder["image"], _folder["hotspot.img"]);
        var result = Tool.Try(new System.Diagnostics.ProcessStartInfo(Tool.Find("sha256sum"), ["--check", "hotspot.img.sha256"]) { WorkingDirectory = _folder.Path });
        Assert.True(result.ExitCode == 0, result.ToString());
        await Task.CompletedTask;
    }

    [Fact]
    public void Curl_resumes_a_download_that_broke_off()
    {
        _folder.Write("image", Bytes.AsSpan(0, 400_000));
        var log = Curl("--continue-at", "-", "--output", _folder["image"], "--write-out", "%{http_code} %{size_download}", _server.Link(Name).AbsoluteUri);
        Assert.Equal("206 600003", log);
        Assert.Equal(Bytes, File.ReadAllBytes(_folder["image"]));
    }

    [Fact]
    public void Python_takes_several_ranges_apart()
    {
        const string Script = """
            import email, sys, urllib.request
            request = urllib.request.Request(sys.argv[1], headers={"Range": "bytes=0-9,500-599,-7"})
            with urllib.request.urlopen(request) as answer:
                assert answer.status == 206
                head = "Content-Type: " + answer.headers["Content-Type"] + "\r\n\r\n"
                body = answer.read()
                assert len(body) == int(answer.headers["Content-Length"])
            parts = email.message_from_bytes(head.encode() + body).get_payload()
            for part in parts:
                print(part["Content-Range"])
            """;
        var output = Tool.Run("python3", "-c", Script, _server.Link(Name).AbsoluteUri);
        Assert.Equal(["bytes 0-9/1000003", "bytes 500-599/1000003", "bytes 999996-1000002/1000003"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("bytes=0-0", 0, 1)]
    [InlineData("bytes=5-9", 5, 5)]
    [InlineData("bytes=999999-", 999_999, 4)]
    [InlineData("bytes=-3", 1_000_000, 3)]
    [InlineData("bytes=-9999999", 0, 1_000_003)]
    [InlineData("bytes=999999-99999999", 999_999, 4)]
    [InlineData("bytes=0-9,5-20", 0, 21)]
    public async Task One_range_is_answered_with_its_bytes(string range, int offset, int length)
    {
        using var response = await GetAsync(Name, ("Range", range));
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal($"bytes {offset}-{offset + length - 1}/1000003", response.Content.Headers.GetValues("Content-Range").Single());
        Assert.Equal(Bytes[offset..(offset + length)], await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("bytes=2-1")]
    [InlineData("pages=1-2")]
    [InlineData("bytes=x")]
    [InlineData("bytes=0-1,")]
    public async Task A_range_that_makes_no_sense_is_passed_over(string range)
    {
        using var response = await GetAsync(Name, ("Range", range));
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(response.StatusCode == HttpStatusCode.OK ? Bytes : Bytes[..2], bytes);
    }

    [Theory]
    [InlineData("bytes=1000003-")]
    [InlineData("bytes=-0")]
    [InlineData("bytes=2000000-3000000,5000000-")]
    public async Task A_range_behind_the_end_is_refused_with_the_length(string range)
    {
        using var response = await GetAsync(Name, ("Range", range));
        await response.RequireProblemAsync(416, "range-not-satisfiable");
        Assert.Equal("bytes */1000003", response.Content.Headers.GetValues("Content-Range").Single());
    }

    [Fact]
    public async Task A_hundred_ranges_are_answered_with_the_whole()
    {
        using var response = await GetAsync(Name, ("Range", "bytes=" + string.Join(',', Enumerable.Range(0, 100).Select(i => $"{i * 10}-{i * 10}"))));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Digests_and_validators_are_told_by_get_and_head_alike()
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var message = new HttpRequestMessage(method, _server.Link(Name));
            using var response = await _server.SendAsync(message);
            var digest = Convert.ToBase64String(SHA256.HashData(Bytes));
            Assert.Equal($"sha-256=:{digest}:", response.Headers.GetValues("Repr-Digest").Single());
            Assert.Equal($"sha-256={digest}", response.Headers.GetValues("Digest").Single());
            Assert.Equal($"\"{Sha256Digest.Of(Bytes)}\"", response.Headers.ETag!.Tag);
            Assert.Equal("bytes", response.Headers.AcceptRanges.Single());
            Assert.Equal(Bytes.Length, response.Content.Headers.ContentLength);
            Assert.Equal(_clock.GetUtcNow(), response.Content.Headers.LastModified);
            Assert.Equal(method == HttpMethod.Get ? Bytes.Length : 0, (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length);
        }
    }

    [Theory]
    [InlineData("If-None-Match", "TAG", 304)]
    [InlineData("If-None-Match", "W/TAG", 304)]
    [InlineData("If-None-Match", "*", 304)]
    [InlineData("If-None-Match", "\"other\"", 200)]
    [InlineData("If-Match", "TAG", 200)]
    [InlineData("If-Match", "\"other\", TAG", 200)]
    [InlineData("If-Match", "\"other\"", 412)]
    [InlineData("If-Match", "W/TAG", 412)]
    [InlineData("If-Modified-Since", "Thu, 01 Jan 2026 00:00:00 GMT", 304)]
    [InlineData("If-Modified-Since", "Wed, 31 Dec 2025 23:59:59 GMT", 200)]
    [InlineData("If-Unmodified-Since", "Thu, 01 Jan 2026 00:00:00 GMT", 200)]
    [InlineData("If-Unmodified-Since", "Wed, 31 Dec 2025 23:59:59 GMT", 412)]
    public async Task Conditional_requests_are_answered_as_RFC_9110_has_it(string header, string value, int status)
    {
        using var response = await GetAsync(Name, (header, value.Replace("TAG", $"\"{Sha256Digest.Of(Bytes)}\"", StringComparison.Ordinal)));
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
    }

    [Theory]
    [InlineData("TAG", 206)]
    [InlineData("W/TAG", 200)]
    [InlineData("\"other\"", 200)]
    [InlineData("Thu, 01 Jan 2026 00:00:00 GMT", 206)]
    [InlineData("Fri, 02 Jan 2026 00:00:00 GMT", 200)]
    [InlineData("nonsense", 200)]
    public async Task A_range_of_another_version_is_answered_with_the_whole(string ifRange, int status)
    {
        using var response = await GetAsync(Name, ("Range", "bytes=0-9"), ("If-Range", ifRange.Replace("TAG", $"\"{Sha256Digest.Of(Bytes)}\"", StringComparison.Ordinal)));
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
    }

    [Fact]
    public async Task A_link_opens_one_object_for_some_time_and_nothing_else()
    {
        var link = _server.Link(Name).AbsoluteUri;
        await RequireAsync(link, 200);
        await RequireAsync(link, 200);
        await RequireAsync(link.Replace(Name, Name + ".sha256", StringComparison.Ordinal), 404);
        await RequireAsync(link.Replace("expires=1", "expires=2", StringComparison.Ordinal), 404);
        await RequireAsync(link[..^3] + "AAA", 404);
        await RequireAsync(link[..link.IndexOf("&signature", StringComparison.Ordinal)], 401);
        using (var delete = await _server.SendAsync(new HttpRequestMessage(HttpMethod.Delete, link)))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, delete.StatusCode);
        }

        _clock.Advance(TimeSpan.FromDays(1));
        using var late = await _server.SendAsync(new HttpRequestMessage(HttpMethod.Get, link));
        await late.RequireProblemAsync(410, "link-expired");
    }

    [Fact]
    public async Task A_token_opens_the_objects_of_its_channel()
    {
        var address = new Uri(_server.Client.BaseAddress!, "v1/warehouse/objects/" + Name).AbsoluteUri;
        foreach (var (token, status) in new[] { ("writer@kiwix", 200), ("manager@*", 200), ("writer@other", 404), ("nonsense", 401), (WarehouseServer.ServiceToken, 200) })
        {
            await RequireAsync(address, status, token);
        }

        await RequireAsync(address, 401);
        await RequireAsync(address + ".nothing", 404, "writer@kiwix");
        await RequireAsync(address + "/../../../../keys", 404, "manager@*");
    }

    [Fact]
    public async Task Test_9_A_damaged_object_is_not_handed_out()
    {
        using (var file = File.OpenWrite(Path.Join(_server.Root, "objects", Name)))
        {
            file.WriteByte((byte)~Bytes[0]);
        }

        using (var scrub = await AskAsync("POST", "scrub", "service", null))
        {
            var report = await scrub.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains(Name, report, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, scrub.StatusCode);
        }

        using var response = await GetAsync(Name);
        await response.RequireProblemAsync(410, "object-damaged");
    }

    [Fact]
    public async Task Managers_list_keep_link_and_delete_what_is_their_channels()
    {
        using (var list = await AskAsync("GET", "objects?prefix=kiwix/&limit=1", "manager@kiwix", null))
        {
            var page = JsonDocument.Parse(await list.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
            Assert.Equal(Name, page.GetProperty("items")[0].GetProperty("name").GetString());
            Assert.Equal(Name, page.GetProperty("next").GetString());
        }

        using (var others = await AskAsync("GET", "objects", "manager@other", null))
        {
            Assert.DoesNotContain(Name, await others.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        using (var link = await AskAsync("POST", "links", "manager@kiwix", new { name = Name }))
        {
            var url = JsonDocument.Parse(await link.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("url").GetString()!;
            await RequireAsync(url, 200);
        }

        foreach (var (method, path, token, body, status) in new (string, string, string, object?, int)[]
        {
            ("POST", "links", "manager@other", new { name = Name }, 404),
            ("POST", "links", "writer@kiwix", new { name = Name }, 403),
            ("POST", "links", "manager@kiwix", new { nonsense = 1 }, 400),
            ("POST", "grants", "manager@kiwix", new { name = "a", max_length = 1, expires = _clock.GetUtcNow().AddDays(1), channel = "kiwix" }, 200),
            ("POST", "grants", "manager@kiwix", new { name = "a", max_length = 1, expires = _clock.GetUtcNow().AddDays(1), channel = "other" }, 403),
            ("POST", "grants", "creator@kiwix", new { name = "a", max_length = 1, expires = _clock.GetUtcNow().AddDays(1), channel = "kiwix" }, 403),
            ("POST", "grants", "manager@kiwix", new { name = "../a", max_length = 1, expires = _clock.GetUtcNow().AddDays(1), channel = "kiwix" }, 400),
            ("GET", "space", "manager@kiwix", null, 200),
            ("GET", "space", "writer@kiwix", null, 403),
            ("GET", "scrub", "manager@kiwix", null, 403),
            ("PATCH", "objects/" + Name, "manager@other", new { expires = _clock.GetUtcNow() }, 404),
            ("PATCH", "objects/" + Name, "manager@kiwix", new { expires = _clock.GetUtcNow().AddDays(3) }, 200),
            ("DELETE", "objects/" + Name, "creator@kiwix", null, 403),
            ("DELETE", "objects/" + Name, "manager@kiwix", null, 204),
            ("DELETE", "objects/" + Name, "manager@kiwix", null, 404),
        })
        {
            using var response = await AskAsync(method, path, token, body);
            Assert.True((int)response.StatusCode == status, $"{method} {path} as {token}: {response.StatusCode}");
        }

        Assert.Empty(_server.Store.List("", null, 10));
    }

    [Fact]
    public async Task An_expired_object_is_gone_but_who_reads_it_reads_it_to_the_end()
    {
        await _server.PutAsync("short.img", Bytes, grant => grant with { KeepUntil = _clock.GetUtcNow().AddHours(1) });
        using var reading = _server.Store.Open(ObjectName.Parse("short.img"))!;
        _clock.Advance(TimeSpan.FromHours(2));
        _server.Service<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<Upkeep.Keeper>().Single().RunOnce();
        using var response = await GetAsync("short.img");
        await response.RequireProblemAsync(404, "not-found");
        var bytes = new byte[Bytes.Length];
        reading.Read(0, bytes);
        Assert.Equal(Bytes, bytes);
    }

    private static string Curl(params string[] arguments) => Tool.Run("curl", ["--silent", "--show-error", "--fail", .. arguments]);

    private async Task<HttpResponseMessage> GetAsync(string name, params (string Name, string Value)[] headers)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, _server.Link(name));
        foreach (var (header, value) in headers)
        {
            Assert.True(message.Headers.TryAddWithoutValidation(header, value));
        }

        return await _server.SendAsync(message);
    }

    private async Task<HttpResponseMessage> AskAsync(string method, string path, string token, object? body)
    {
        var message = new HttpRequestMessage(new HttpMethod(method), new Uri(_server.Client.BaseAddress!, "v1/warehouse/" + path));
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token is "service" ? WarehouseServer.ServiceToken : token);
        return await _server.SendAsync(message, body is null ? null : System.Net.Http.Json.JsonContent.Create(body));
    }

    private async Task RequireAsync(string address, int status, string? token = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        message.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await _server.SendAsync(message);
        Assert.True((int)response.StatusCode == status, $"{address} as {token}: {response.StatusCode}");
    }
}
