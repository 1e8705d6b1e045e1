using System.Collections.Concurrent;
using System.Net;
using Cardshop.Content.Fetching;
using Cardshop.Oci.Authentication;

namespace Cardshop.Oci.Registries;

/// <summary>The way to registries. Whatever is sent through <see cref="Http"/> to an address of one is authorised as it demands.</summary>
internal sealed class RegistryConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Uri> _roots = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyList<MirrorRule> _mirrors;
    private readonly TransportPolicy _policy;
    private readonly Authenticator _authenticator;
    private readonly TimeProvider _clock;

    /// <param name="options">Who asks, and what may be spoken to.</param>
    /// <param name="mirrors">Where registries are asked for instead.</param>
    /// <param name="transport">Sends requests; must not follow redirects.</param>
    /// <param name="clock">Tells when tokens end.</param>
    public RegistryConnection(RegistryOptions options, IReadOnlyList<MirrorRule> mirrors, HttpMessageHandler transport, TimeProvider clock)
    {
        _mirrors = mirrors;
        _clock = clock;
        _policy = new TransportPolicy(options.InsecureRegistries);
        var tokens = new TokenService(new HttpMessageInvoker(transport, disposeHandler: false), _policy, clock);
        _authenticator = new Authenticator(options.Credentials, tokens, clock);
        Http = new HttpMessageInvoker(new RegistryHandler(_policy, new AuthenticationHandler(_authenticator, transport)), disposeHandler: false);
    }

    /// <summary>Sends requests to registries.</summary>
    public HttpMessageInvoker Http { get; }

    /// <summary>The root of a registry's API. It is spoken to over HTTPS, unless plain HTTP is allowed and answered.</summary>
    public async Task<Uri> FindRootAsync(string registry, CancellationToken cancellation)
    {
        var secure = RegistryUris.Root(registry, "https");
        var plain = RegistryUris.Root(registry, "http");
        if (!_policy.Allows(plain) || MirrorRule.Rewrite(_mirrors, secure) != secure)
        {
            return secure;
        }

        if (_roots.TryGetValue(registry, out var known))
        {
            return known;
        }

        foreach (var root in new[] { plain, secure })
        {
            if (await AnswersAsync(root, cancellation))
            {
                return _roots[registry] = root;
            }
        }

        return plain;
    }

    public void Dispose()
    {
        Http.Dispose();
        _authenticator.Dispose();
    }

    /// <summary>Whether somebody speaks this protocol there. What expects TLS answers 400 to plain HTTP, if at all.</summary>
    private async Task<bool> AnswersAsync(Uri root, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, root);
            using var response = await Http.SendAsync(request, either.Token);
            return response.StatusCode != HttpStatusCode.BadRequest;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return false;
        }
    }
}
