using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Cardshop.Oci.Registries;

namespace Cardshop.Oci.Authentication;

/// <summary>
/// Knows what each registry asks for and gets it: a token per repository, which serves all requests until it ends, or a user and a
/// password.
/// </summary>
internal sealed class Authenticator(CredentialFile credentials, TokenService tokens, TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<string, AuthenticationChallenge> _challenges = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<(string Registry, string Repository), BearerToken> _tokens = new();
    private readonly SemaphoreSlim _renewal = new(1);

    /// <summary>Remembers what a registry asks for: a token if it can be had, else a user and a password.</summary>
    public void Learn(Uri address, IReadOnlyList<AuthenticationChallenge> challenges)
    {
        var challenge = challenges.FirstOrDefault(challenge => challenge is { IsBearer: true, Realm: not null })
            ?? challenges.FirstOrDefault(challenge => challenge.IsBasic);
        if (challenge is not null)
        {
            _challenges[address.Authority] = challenge;
        }
    }

    /// <summary>What is to be sent along with a request; null for nothing.</summary>
    /// <param name="address">What is asked for.</param>
    /// <param name="rejected">What was sent along when the registry said no.</param>
    /// <param name="cancellation">Ends the wait for a token.</param>
    /// <exception cref="OciException">A token cannot be had.</exception>
    public async Task<AuthenticationHeaderValue?> AuthorizeAsync(Uri address, AuthenticationHeaderValue? rejected, CancellationToken cancellation)
    {
        var authorization = _challenges.GetValueOrDefault(address.Authority) switch
        {
            { IsBearer: true } challenge when RegistryUris.RepositoryOf(address) is { } repository =>
                new AuthenticationHeaderValue("Bearer", await TokenAsync(address.Authority, repository, challenge, rejected?.Parameter, cancellation)),
            { IsBasic: true } when credentials.Find(address.Authority) is { IsIdentityToken: false } known => Basic(known),
            _ => null,
        };
        return Equals(authorization, rejected) ? null : authorization;
    }

    public void Dispose() => _renewal.Dispose();

    internal static AuthenticationHeaderValue Basic(RegistryCredentials credentials) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials.User}:{credentials.Secret}")));

    private async Task<string> TokenAsync(
        string registry, string repository, AuthenticationChallenge challenge, string? rejected, CancellationToken cancellation)
    {
        if (Known(registry, repository, rejected) is { } known)
        {
            return known;
        }

        // One at a time: of several layers whose token has ended, the first gets a new one for all.
        await _renewal.WaitAsync(cancellation);
        try
        {
            if (Known(registry, repository, rejected) is { } renewed)
            {
                return renewed;
            }

            var scope = $"repository:{repository}:pull";
            var token = await tokens.RequestAsync(registry, challenge, scope, credentials.Find(registry), cancellation);
            _tokens[(registry, repository)] = token;
            return token.Value;
        }
        finally
        {
            _renewal.Release();
        }
    }

    private string? Known(string registry, string repository, string? rejected) =>
        _tokens.TryGetValue((registry, repository), out var token) && token.IsFresh(clock.GetUtcNow())
            && !string.Equals(token.Value, rejected, StringComparison.Ordinal)
            ? token.Value
            : null;
}
