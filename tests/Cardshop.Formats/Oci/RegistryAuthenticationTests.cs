using System.Collections.Concurrent;
using System.Text;
using Cardshop.Content.Fetching;
using Cardshop.Oci;
using Cardshop.Oci.Authentication;
using Cardshop.Oci.Registries;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Cardshop.TestKit.Registry;
using Xunit;

namespace Cardshop.Formats.Oci;

/// <summary>Pulls from a registry that asks who is there, and looks at what it was told.</summary>
public sealed class RegistryAuthenticationTests : IAsyncDisposable
{
    private readonly TestPuller _test = new(fetching: new FetchOptions { Attempts = 3 });
    private readonly ScriptedRegistry _registry;
    private readonly TestLayer _layer;

    public RegistryAuthenticationTests()
    {
        _layer = _test.Layout.AddLayer(LayerCompression.Gzip, ("etc/motd", "Hello"));
        _test.Layout.Tag("1", _test.Layout.AddImage("linux/arm64/v8", _layer));
        _registry = new ScriptedRegistry(_test.Layout) { Tokens = new ConcurrentDictionary<string, bool>() };
    }

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        _test.Dispose();
    }

    [Fact]
    public async Task One_token_serves_the_whole_image()
    {
        await PullAsync();
        var asked = Assert.Single(_registry.Requests, request => IsToken(request));
        Assert.Equal("/token?service=test%2C%20registry&scope=repository%3Atest%2Fimage%3Apull", asked.Target);
        Assert.Null(asked["Authorization"]);
        Assert.All(_registry.Requests.SkipWhile(request => !IsToken(request)).Skip(1), request => Assert.StartsWith("Bearer token-", request["Authorization"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_is_turned_down_in_the_middle_of_a_pull_is_replaced()
    {
        var isRevoked = false;
        _registry.Script = request =>
        {
            if (IsLayer(request) && !isRevoked)
            {
                isRevoked = true;
                _registry.Tokens!.Clear();
            }

            return null;
        };
        await PullAsync();
        Assert.Equal(2, _registry.Requests.Count(IsToken));
    }

    [Fact]
    public async Task A_token_is_replaced_before_it_ends()
    {
        await PullAsync();
        _test.Clock.Advance(TimeSpan.FromSeconds(291));
        _test.Layout.Tag("2", _test.Layout.AddImage("linux/arm64/v8", _test.Layout.AddLayer(LayerCompression.None, ("a", "b"))));
        await _test.PullAsync(_registry.Reference("2"));
        Assert.Equal(2, _registry.Requests.Count(IsToken));
    }

    [Fact]
    public async Task Neither_token_nor_password_follows_a_redirect_to_another_host()
    {
        await using var storage = new ScriptedServer(request => ScriptedAnswer.File(request, _test.Layout.Read(_layer.Digest), "\"x\""));
        _registry.Script = request => IsLayer(request) && request["Authorization"] is not null
            ? ScriptedAnswer.Of("307 Temporary Redirect", $"Location: {storage["/bucket/layer?signature=1"]}")
            : null;
        await PullAsync();
        var request = Assert.Single(storage.Requests);
        Assert.Null(request["Authorization"]);
        Assert.Equal("/bucket/layer?signature=1", request.Target);
    }

    [Theory]
    [InlineData("http://registry.example/layer", "not HTTPS")]
    [InlineData("http://169.254.169.254/latest/meta-data", "not HTTPS")]
    [InlineData("file:///etc/passwd", "no web address")]
    public async Task A_redirect_to_where_anybody_can_listen_is_not_followed(string target, string reason)
    {
        _registry.Script = request => IsLayer(request) ? ScriptedAnswer.Of("302 Found", $"Location: {target}") : null;
        Assert.Contains(reason, (await Assert.ThrowsAsync<OciException>(PullAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_service_where_anybody_can_listen_is_not_asked()
    {
        _registry.Script = _ => ScriptedAnswer.Of("401 Unauthorized", "WWW-Authenticate: Bearer realm=\"http://auth.example/token\"");
        var error = await Assert.ThrowsAsync<OciException>(PullAsync);
        Assert.Equal(OciFailure.Insecure, error.Failure);
        Assert.Contains("--insecure-registry auth.example", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_with_a_password_gets_a_token_for_it()
    {
        using var known = Known("\"auth\": \"c29tZWJvZHk6c2VjcmV0\"");
        await known.PullAsync(_registry.Reference("1"));
        Assert.Equal("Basic c29tZWJvZHk6c2VjcmV0", Assert.Single(_registry.Requests, request => IsToken(request))["Authorization"]);
        Assert.All(_registry.Requests.Where(request => !IsToken(request)), request => Assert.DoesNotContain("Basic", request["Authorization"] ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_with_an_identity_token_exchanges_it()
    {
        using var known = Known("\"identitytoken\": \"refresh\"");
        await known.PullAsync(_registry.Reference("1"));
        var request = Assert.Single(_registry.Requests, request => IsToken(request));
        Assert.Equal(("POST", "/token"), (request.Method, request.Target));
    }

    [Fact]
    public async Task Of_several_ways_the_one_with_a_token_is_taken()
    {
        _registry.Script = request => request.Target.StartsWith("/v2/", StringComparison.Ordinal) && request["Authorization"] is null
            ? ScriptedAnswer.Of("401 Unauthorized", $"WWW-Authenticate: Negotiate, Basic realm=\"a, b\", Bearer realm=\"http://{_registry.Host}/token?account=x\",service=\"s\"")
            : null;
        await PullAsync();
        Assert.StartsWith("/token?account=x&service=s&scope=", Assert.Single(_registry.Requests, request => IsToken(request)).Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_token_service_is_asked_again()
    {
        var answers = new Queue<string>(["503 Service Unavailable"]);
        _registry.Script = request => IsToken(request) && answers.TryDequeue(out var status) ? ScriptedAnswer.Of(status) : null;
        await PullAsync();
        Assert.Equal(2, _registry.Requests.Count(IsToken));
    }

    [Theory]
    [InlineData("403 Forbidden", "", OciFailure.Denied, "gives no token for repository:test/image:pull")]
    [InlineData("200 OK", "<html>", OciFailure.Malformed, "something other than a token")]
    [InlineData("200 OK", "{}", OciFailure.Malformed, "without a token")]
    [InlineData("200 OK", "{\"token\": \"a\\nb\"}", OciFailure.Malformed, "without a token")]
    public async Task A_token_service_that_gives_no_token_is_named(string status, string body, OciFailure failure, string reason)
    {
        _registry.Script = request => IsToken(request) ? ScriptedAnswer.Ok(Encoding.UTF8.GetBytes(body)) with { Status = status } : null;
        var error = await Assert.ThrowsAsync<OciException>(PullAsync);
        Assert.Equal(failure, error.Failure);
        Assert.StartsWith($"The token service of {_registry.Host}", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_answer_of_a_token_service_breaks_the_reader()
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var service = new TokenService(http, new TransportPolicy([]), TimeProvider.System);
        string[] corpus =
        [
            "{\"token\": \"eyJhbGciOi\", \"access_token\": \"eyJhbGciOi\", \"expires_in\": 300, \"issued_at\": \"2026-01-01T00:00:00Z\"}",
            "{\"access_token\": \"a\", \"expires_in\": 1e9, \"refresh_token\": null}",
        ];
        new Fuzzer([.. corpus.Select(Encoding.UTF8.GetBytes)]).Run(
            bytes => Assert.All(service.Read(bytes, "x").Value, character => Assert.InRange(character, '!', '~')),
            error => error is OciException);
    }

    [Fact]
    public async Task An_image_that_no_token_opens_is_named()
    {
        _registry.Script = request => IsToken(request) ? null : _registry.Challenge();
        var error = await Assert.ThrowsAsync<OciException>(PullAsync);
        Assert.Equal(OciFailure.Denied, error.Failure);
        Assert.StartsWith($"{_registry.Reference("1")}: the registry does not let us have it.", error.Message, StringComparison.Ordinal);
        Assert.Contains("answered 401", error.Message, StringComparison.Ordinal);
    }

    private static bool IsToken(ScriptedRequest request) => request.Target.StartsWith("/token", StringComparison.Ordinal);

    private bool IsLayer(ScriptedRequest request) => string.Equals(request.Target, ScriptedRegistry.BlobTarget(_layer.Digest), StringComparison.Ordinal);

    private TestPuller Known(string entry) => new(new RegistryOptions
    {
        Credentials = CredentialFile.Read(Encoding.UTF8.GetBytes($$"""{"auths": {"{{_registry.Host}}": { {{entry}} } } }"""), "config.json"),
    });

    private Task PullAsync() => _test.PullAsync(_registry.Reference("1"));
}
