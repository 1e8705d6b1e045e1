using System.Collections.Concurrent;
using System.Text;
using Cardshop.Primitives.Digests;
using Cardshop.TestKit.Http;

namespace Cardshop.TestKit.Registry;

/// <summary>A registry and its token service that serve what is in a layout, rightly until a script tells them otherwise.</summary>
public sealed class ScriptedRegistry : IAsyncDisposable
{
    private readonly OciLayout _layout;
    private readonly ScriptedServer _server;

    public ScriptedRegistry(OciLayout layout)
    {
        _layout = layout;
        _server = new ScriptedServer(request => Script(request) ?? Unauthorized(request) ?? Token(request) ?? Content(request));
    }

    /// <summary>Address and port.</summary>
    public string Host => _server["/"].Authority;

    /// <summary>All that was asked of the registry itself but whether it is there.</summary>
    public IReadOnlyList<ScriptedRequest> Requests => [.. _server.Requests.Where(request => request.Target is not "/v2/")];

    /// <summary>Asked first about each request; null for the right answer.</summary>
    public Func<ScriptedRequest, ScriptedAnswer?> Script { get; set; } = _ => null;

    /// <summary>The tokens that are let in; null lets everybody in.</summary>
    public ConcurrentDictionary<string, bool>? Tokens { get; set; }

    /// <summary>The address of a layer or configuration.</summary>
    public static string BlobTarget(Sha256Digest digest) => $"/v2/test/image/blobs/sha256:{digest}";

    /// <summary>The name of an image that this registry has.</summary>
    public string Reference(string tag) => $"{Host}/test/image:{tag}";

    /// <summary>What a registry that wants a token says.</summary>
    public ScriptedAnswer Challenge() =>
        ScriptedAnswer.Of("401 Unauthorized", $"WWW-Authenticate: Bearer realm=\"http://{Host}/token\",service=\"test, registry\"");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private ScriptedAnswer? Unauthorized(ScriptedRequest request)
    {
        var token = request["Authorization"]?.Split(' ')[^1] ?? "";
        return request.Target.StartsWith("/v2/", StringComparison.Ordinal) && Tokens is { } tokens && !tokens.ContainsKey(token) ? Challenge() : null;
    }

    private ScriptedAnswer? Token(ScriptedRequest request)
    {
        if (!request.Target.StartsWith("/token", StringComparison.Ordinal) || Tokens is not { } tokens)
        {
            return null;
        }

        var token = $"token-{request.Number}";
        tokens[token] = true;
        return ScriptedAnswer.Ok(Encoding.UTF8.GetBytes($$"""{"token": "{{token}}", "expires_in": 300}"""));
    }

    private ScriptedAnswer Content(ScriptedRequest request)
    {
        var version = request.Target.Split('/')[^1];
        var digest = _layout.Tagged(version) is { } descriptor ? OciLayout.DigestOf(descriptor).ToString() : version.Split(':')[^1];
        return Sha256Digest.TryParse(digest, out var known) && _layout.Find(known) is { } content
            ? ScriptedAnswer.File(request, content, $"\"{digest}\"")
            : ScriptedAnswer.Of("404 Not Found");
    }
}
