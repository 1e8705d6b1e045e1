using System.Net;
using System.Net.Sockets;
using Cardshop.EndToEnd.Setting;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.EndToEnd.BadInput;

/// <summary>Sources that cannot be had, or are not what they should be.</summary>
public sealed class BadSourceTests : IDisposable
{
    private readonly Workbench _bench = new();
    private readonly byte[] _content = Workbench.RandomBytes(200_000, 1);

    public BadSourceTests() => ToolBase.Make(_bench["base.img"]);

    [Fact]
    public async Task All_unreachable_sources_are_named_at_once_before_anything_is_fetched()
    {
        var closed = ClosedPort();
        await using var server = new ScriptedServer(
            request => request.Target is "/there.zim" ? ScriptedAnswer.File(request, _content, "\"one\"") : ScriptedAnswer.Of("404 Not Found"));
        var result = Create($"""
            oci_images: [{"{"}ident: '127.0.0.1:{closed}/library/app:1', filesize: 1, fullsize: 1{"}"}]
            files:
            - {"{"}to: /data/there.zim, url: '{server["/there.zim"]}'{"}"}
            - {"{"}to: /data/missing.zim, url: '{server["/missing.zim"]}'{"}"}
            - {"{"}to: /data/local.zim, url: '{_bench.Url("local.zim")}'{"}"}
            - {"{"}to: /data/closed.zim, url: 'http://127.0.0.1:{closed}/closed.zim'{"}"}
            """);
        RequireFailure(result, 4, "missing.zim", "local.zim", "closed.zim", "library/app");
        Assert.Equal(["HEAD"], server.Requests.Where(request => request.Target is "/there.zim").Select(request => request.Method));
    }

    [Theory]
    [InlineData("ftp://example.org/a.zim")]
    [InlineData("magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567")]
    [InlineData("https://example.org/a.zim.torrent")]
    [InlineData("https://example.org/a.zim.meta4")]
    public void Sources_that_are_not_fetched_are_refused_though_their_recipe_is_right(string url)
    {
        var result = Create($"files: [{{to: /data/a.zim, url: '{url}'}}]");
        RequireFailure(result, 4, url);
        _bench.Run("recipe", "check", "r.yaml");
    }

    [Theory]
    [InlineData("algo: sha-256, value: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("algo: md5, value: 0000000000000000000000000000000f")]
    [InlineData("algo: sha-1, value: 'URL', kind: url")]
    public void A_file_that_does_not_match_its_checksum_is_refused_and_not_kept(string checksum)
    {
        _bench.Write("www/a.zim", _content);
        _bench.Write("www/a.zim.sha1", "0000000000000000000000000000000000000000  a.zim\n");
        using var server = new NginxServer(_bench["www"]);
        checksum = checksum.Replace("URL", server["/a.zim.sha1"].ToString(), StringComparison.Ordinal);
        var recipe = $"files: [{{to: /data/a.zim, url: '{server["/a.zim"]}', checksum: {{{checksum}}}}}]";
        RequireFailure(Create(recipe), 1, "a.zim");
        Assert.DoesNotContain("a.zim", _bench.Run("cache", "show").Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_sends_less_than_it_says_is_found_out()
    {
        await using var server = new ScriptedServer(request => ScriptedAnswer.Ok(_content) with { CutAfter = 150_000 });
        var result = Create($"files: [{{to: /data/a.zim, url: '{server["/a.zim"]}'}}]");
        RequireFailure(result, 4, "a.zim");
    }

    [Fact]
    public async Task A_server_that_says_another_length_than_it_sends_is_found_out()
    {
        await using var server = new ScriptedServer(request => new ScriptedAnswer { Headers = [$"Content-Length: {_content.Length + 1000}"], Body = _content });
        var result = Create($"files: [{{to: /data/a.zim, url: '{server["/a.zim"]}'}}]");
        RequireFailure(result, 4, "a.zim");
    }

    [Fact]
    public async Task A_server_that_dies_in_between_is_asked_again_and_the_image_is_whole()
    {
        var dead = 0;
        await using var server = new ScriptedServer(request => ScriptedAnswer.File(request, _content, "\"one\"") with
        {
            CutAfter = request.Method is "GET" && Interlocked.Increment(ref dead) <= 2 ? 60_000 : null,
        });
        var result = Create($"files: [{{to: /data/a.zim, url: '{server["/a.zim"]}'}}]");
        Assert.True(result.ExitCode == 0, result.ToString());
        Oracles.RequireSound(_bench["out.img"]);
        Assert.Equal(_content, Oracles.Dump(_bench["out.img.p3"], "/a.zim"));
        Assert.Equal(3, dead);
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_named()
    {
        _bench.WriteRandom("secret.zim", 100);
        Tool.Run("chmod", "0", _bench["secret.zim"]);
        var result = AsOrdinaryUser($"files: [{{to: /data/a.zim, url: '{_bench.Url("secret.zim")}'}}]");
        Messages.RequireErrors(result, 4, "secret.zim");
    }

    [Fact]
    public void A_missing_recipe_is_named_and_so_is_one_that_may_not_be_read()
    {
        Messages.RequireErrors(_bench.Try("image", "create", "none.yaml", "out.img"), 1, "none.yaml");
        Messages.RequireErrors(_bench.Try("recipe", "check", "none.yaml"), 1, "none.yaml");
        Messages.RequireErrors(_bench.Try("recipe", "check", "home"), 1, "home");
        Messages.RequireErrors(_bench.Try("recipe", "check", $"http://127.0.0.1:{ClosedPort()}/r.yaml"), 4, "r.yaml");
    }

    [Fact]
    public void A_recipe_with_ten_errors_is_refused_with_all_of_them()
    {
        var ten = Path.Combine(Checkout.Folder, "tests/Cardshop.Formats/Hotspot/samples/broken/ten-errors.yaml");
        var result = _bench.Try("image", "create", ten, "out.img");
        Assert.Equal(3, result.ExitCode);
        var errors = Messages.ErrorsOf(result);
        Assert.Equal(10, errors.Count);
        Assert.All(errors, error => Assert.Matches(@"ten-errors\.yaml:\d+:\d+: error: ", error));
        Assert.Empty(Directory.GetFiles(_bench.Folder, "out.img*"));
        var check = _bench.Try("recipe", "check", ten);
        Assert.Equal(3, check.ExitCode);
        Assert.All(errors, error => Assert.Contains(error, check.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("image")]
    [InlineData("image create")]
    [InlineData("image create r.yaml out.img --max-size much")]
    [InlineData("image create r.yaml out.img --mirror nothing")]
    [InlineData("image ls out.img")]
    [InlineData("paint")]
    public void A_command_line_that_is_wrong_ends_with_2(string arguments) => Assert.Equal(2, _bench.Try(arguments.Split(' ')).ExitCode);

    public void Dispose() => _bench.Dispose();

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private ToolResult Create(string rest)
    {
        _bench.Write("r.yaml", Recipes.On(_bench.Url("base.img"), rest));
        return _bench.Try("image", "create", "r.yaml", "out.img");
    }

    private ToolResult AsOrdinaryUser(string rest)
    {
        _bench.Write("r.yaml", Recipes.On(_bench.Url("base.img"), rest));
        return Tool.Try(_bench.StartAsNobody("image", "create", "r.yaml", "out.img"));
    }

    private void RequireFailure(ToolResult result, int exitCode, params IReadOnlyList<string> messages)
    {
        Messages.RequireErrors(result, exitCode, messages);
        Assert.Empty(Directory.GetFiles(_bench.Folder, "out.img*"));
        _bench.RequireGoodStore();
    }
}
