using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Json;
using Cardshop.Contracts.Problems;

namespace Cardshop.Contracts.Client;

/// <summary>Speaks to the scheduler. Logs in when it has to, renews its token in time, and tries once more when a token was not good any more.</summary>
/// <param name="http">The connection; its base address is the scheduler's, its time-out longer than any long poll.</param>
/// <param name="clock">Says when a token is about to end.</param>
public sealed partial class SchedulerClient(HttpClient http, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _gate = new(1);
    private KeptTokens? _tokens;

    /// <summary>What to log in with; null when only tokens are at hand.</summary>
    public Credentials? Credentials { get; init; }

    /// <summary>Keeps tokens for other programs; null when they are nobody else's business.</summary>
    public ITokenKeeper? Keeper { get; init; }

    /// <summary>Goes on with tokens that were kept.</summary>
    /// <param name="pair">The tokens.</param>
    /// <param name="expires">When the access token ends; null when nobody knows, and a new one is asked for at once.</param>
    public void Resume(TokenPair pair, DateTimeOffset? expires = null) => _tokens = new KeptTokens(pair, expires ?? clock.GetUtcNow());

    /// <summary>The token that calls are made with now, for other parts of the shop that ask for it.</summary>
    /// <exception cref="ProblemException">The scheduler lets nobody in.</exception>
    public async Task<string> AccessTokenAsync(CancellationToken cancellation = default) =>
        (await TokensAsync(cancellation))?.Pair.AccessToken ?? throw new InvalidOperationException("Nobody is logged in.");

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)ContractsJson.Default.GetTypeInfo(typeof(T))!;

    private static HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add(Protocol.Header, Protocol.Version.ToString());
        return request;
    }

    private static HttpContent Json<T>(T value) => JsonContent.Create(value, TypeOf<T>());

    private Task<TAnswer> GetAsync<TAnswer>(string path, CancellationToken cancellation) =>
        CallAsync<TAnswer>(() => Request(HttpMethod.Get, path), cancellation);

    private Task<TAnswer> PostAsync<TBody, TAnswer>(string path, TBody body, CancellationToken cancellation) =>
        CallAsync<TAnswer>(() => Request(HttpMethod.Post, path, Json(body)), cancellation);

    private async Task<TAnswer> CallAsync<TAnswer>(Func<HttpRequestMessage> request, CancellationToken cancellation)
    {
        using var response = await SendAsync(request, cancellation);
        return await ReadAsync<TAnswer>(response, cancellation);
    }

    private async Task CallAsync(Func<HttpRequestMessage> request, CancellationToken cancellation) => (await SendAsync(request, cancellation)).Dispose();

    /// <summary>Sends with a token that is good for a while yet.</summary>
    /// <exception cref="ProblemException">The scheduler refused it.</exception>
    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> create, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            var tokens = await TokensAsync(cancellation);
            using var request = create();
            request.Headers.Authorization = tokens is null ? null : new AuthenticationHeaderValue("Bearer", tokens.Pair.AccessToken);
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.StatusCode == System.Net.HttpStatusCode.Unauthorized && attempt == 0 && tokens is not null)
            {
                response.Dispose();
                await ExpireAsync(tokens, cancellation);
                continue;
            }

            return await RequireAsync(response, cancellation);
        }
    }

    private static async Task<HttpResponseMessage> RequireAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new ProblemException(await ProblemOfAsync(response, cancellation));
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync(TypeOf<T>(), cancellation))!;
        }
        catch (JsonException)
        {
            var address = response.RequestMessage?.RequestUri?.GetLeftPart(UriPartial.Path);
            throw new ProblemException(new Problem(ProblemTypes.Malformed, "", (int)response.StatusCode, $"{address} answered with something that no scheduler says. Check the address."));
        }
    }

    private static async Task<Problem> ProblemOfAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        try
        {
            if (response.Content.Headers.ContentType?.MediaType is "application/problem+json")
            {
                return (await response.Content.ReadFromJsonAsync(ContractsJson.Default.Problem, cancellation))!;
            }
        }
        catch (JsonException)
        {
            // What a proxy on the way says is not ours to understand.
        }

        var type = status >= 500 ? ProblemTypes.Unavailable : ProblemTypes.Malformed;
        return new Problem(type, response.ReasonPhrase ?? "", status, $"{response.RequestMessage?.RequestUri?.GetLeftPart(UriPartial.Path)} answered {status}.");
    }

    private async Task<KeptTokens?> TokensAsync(CancellationToken cancellation)
    {
        if (IsGood(_tokens))
        {
            return _tokens;
        }

        await _gate.WaitAsync(cancellation);
        try
        {
            return IsGood(_tokens) ? _tokens : await RenewAsync(cancellation);
        }
        finally
        {
            _gate.Release();
        }
    }

    private bool IsGood(KeptTokens? tokens) => tokens is not null && clock.GetUtcNow() < tokens.Expires - Margin;

    private async Task ExpireAsync(KeptTokens tokens, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        if (ReferenceEquals(_tokens, tokens))
        {
            _tokens = tokens with { Expires = DateTimeOffset.MinValue + Margin };
        }

        _gate.Release();
    }

    private async Task<KeptTokens?> RenewAsync(CancellationToken cancellation)
    {
        if (_tokens is { } known)
        {
            try
            {
                return _tokens = Keeper is null ? await RefreshAsync(known.Pair.RefreshToken, cancellation) : await Keeper.RenewAsync(known, RefreshAsync, cancellation);
            }
            catch (ProblemException error) when (error.Problem.Status == 401 && Credentials is not null)
            {
                _tokens = null;
            }
        }

        return Credentials is null ? null : _tokens = await OpenAsync("v1/auth/authorize", Credentials, cancellation);
    }

    private Task<KeptTokens> RefreshAsync(string refreshToken, CancellationToken cancellation) =>
        OpenAsync("v1/auth/token", new RefreshRequest { RefreshToken = refreshToken }, cancellation);

    private async Task<KeptTokens> OpenAsync<TBody>(string path, TBody body, CancellationToken cancellation)
    {
        var pair = await AskAsNobodyAsync<TBody, TokenPair>(path, body, cancellation);
        return new KeptTokens(pair, clock.GetUtcNow() + TimeSpan.FromSeconds(pair.ExpiresIn));
    }

    private async Task<TAnswer> AskAsNobodyAsync<TBody, TAnswer>(string path, TBody body, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Post, path, Json(body));
        using var response = await RequireAsync(await http.SendAsync(request, cancellation), cancellation);
        return await ReadAsync<TAnswer>(response, cancellation);
    }
}
