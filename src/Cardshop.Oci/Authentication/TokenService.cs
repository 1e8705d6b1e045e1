using System.Net;
using System.Text.Json;
using Cardshop.Oci.Registries;

namespace Cardshop.Oci.Authentication;

/// <summary>
/// Asks token services for tokens (distribution, spec/auth/token.md and spec/auth/oauth.md):
/// <code>
/// GET https://ghcr.io/token?service=ghcr.io&amp;scope=repository:offspot/kiwix-serve:pull
/// {"token": "eyJ…", "expires_in": 300}
/// </code>
/// </summary>
/// <param name="http">Sends requests.</param>
/// <param name="policy">Says which services may be spoken to.</param>
/// <param name="clock">Tells when a token was obtained.</param>
internal sealed class TokenService(HttpMessageInvoker http, TransportPolicy policy, TimeProvider clock)
{
    /// <summary>What a service that says nothing means, in seconds.</summary>
    private const double DefaultLifetime = 60;

    private const int LongestAnswer = 1 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Gets a token, anonymously or for somebody.</summary>
    /// <param name="registry">Whose challenge it is, for messages.</param>
    /// <param name="challenge">Says where tokens are to be had.</param>
    /// <param name="scope">What the token is for: <c>repository:a/b:pull</c>.</param>
    /// <param name="credentials">Who asks; null for anybody.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OciException">The service refuses, or answers with something else.</exception>
    /// <exception cref="HttpRequestException">It does not answer, or is overloaded: worth another attempt.</exception>
    public async Task<BearerToken> RequestAsync(
        string registry, AuthenticationChallenge challenge, string scope, RegistryCredentials? credentials, CancellationToken cancellation)
    {
        var service = $"The token service of {registry}";
        policy.Require(challenge.Realm!, service);
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var request = Request(challenge, scope, credentials);
            using var response = await http.SendAsync(request, either.Token);
            RequireSuccess(response, service, scope);
            return Read(await response.Content.ReadBoundedAsync(LongestAnswer, either.Token), service);
        }
        catch (OperationCanceledException error) when (limit.IsCancellationRequested)
        {
            throw new HttpRequestException($"{service} has not answered for {Patience.TotalSeconds} seconds.", error);
        }
    }

    /// <summary>Reads what a service answered.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="service">Who answered, for messages.</param>
    /// <exception cref="OciException">It is no token.</exception>
    internal BearerToken Read(byte[] json, string service)
    {
        try
        {
            var answer = JsonSerializer.Deserialize(json, CredentialJson.Default.TokenJson);
            var value = string.IsNullOrEmpty(answer?.Token) ? answer?.AccessToken : answer.Token;
            if (!string.IsNullOrEmpty(value) && !value.AsSpan().ContainsAnyExceptInRange('!', '~'))
            {
                var seconds = answer!.ExpiresIn is > 0 and <= int.MaxValue and var given ? given : DefaultLifetime;
                return new BearerToken(value, clock.GetUtcNow(), TimeSpan.FromSeconds(seconds));
            }
        }
        catch (JsonException error)
        {
            throw new OciException(OciFailure.Malformed, $"{service} answered with something other than a token.", error);
        }

        throw new OciException(OciFailure.Malformed, $"{service} answered without a token.");
    }

    private static HttpRequestMessage Request(AuthenticationChallenge challenge, string scope, RegistryCredentials? credentials)
    {
        var service = challenge["service"] ?? "";
        if (credentials is { IsIdentityToken: true })
        {
            return new HttpRequestMessage(HttpMethod.Post, challenge.Realm)
            {
                Content = new FormUrlEncodedContent(
                [
                    new("grant_type", "refresh_token"),
                    new("service", service),
                    new("scope", scope),
                    new("client_id", "cardshop"),
                    new("refresh_token", credentials.Secret),
                ]),
            };
        }

        var query = $"service={Uri.EscapeDataString(service)}&scope={Uri.EscapeDataString(scope)}";
        var address = new UriBuilder(challenge.Realm!);
        address.Query = address.Query.Length > 1 ? $"{address.Query[1..]}&{query}" : query;
        var request = new HttpRequestMessage(HttpMethod.Get, address.Uri);
        request.Headers.Authorization = credentials is null ? null : Authenticator.Basic(credentials);
        return request;
    }

    private static void RequireSuccess(HttpResponseMessage response, string service, string scope)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
        {
            throw new HttpRequestException($"{service} answered {status}.", null, response.StatusCode);
        }

        if (!response.IsSuccessStatusCode)
        {
            throw new OciException(
                OciFailure.Denied, $"{service} gives no token for {scope} (it answered {status}). Is the name right? A private image needs credentials.");
        }
    }
}
