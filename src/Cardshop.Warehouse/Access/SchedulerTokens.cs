using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Cardshop.Primitives.Digests;

namespace Cardshop.Warehouse.Access;

/// <summary>
/// Asks the scheduler: <c>POST /v1/auth/validate</c> with <c>{"access_token":"…"}</c>, answered by
/// <c>{"username":"…","role":"…","channel":"…"}</c> or 401. Answers are good for two seconds, so that whoever is disabled is out within seconds.
/// </summary>
/// <param name="http">Its base address is that of the scheduler.</param>
/// <param name="clock">What time it is.</param>
public sealed partial class SchedulerTokens(HttpClient http, TimeProvider clock) : IAccessTokens
{
    private const int MostAnswers = 10_000;
    private static readonly TimeSpan AnswersLast = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Sha256Digest, (Caller? Caller, long At)> _answers = new();

    /// <inheritdoc/>
    public async ValueTask<Caller?> ValidateAsync(string token, CancellationToken cancellation)
    {
        var key = Sha256Digest.Of(System.Text.Encoding.UTF8.GetBytes(token));
        if (_answers.TryGetValue(key, out var known) && clock.GetElapsedTime(known.At) < AnswersLast)
        {
            return known.Caller;
        }

        var asked = clock.GetTimestamp();
        var caller = await AskAsync(token, cancellation);
        if (_answers.Count >= MostAnswers)
        {
            _answers.Clear();
        }

        _answers[key] = (caller, asked);
        return caller;
    }

    private async Task<Caller?> AskAsync(string token, CancellationToken cancellation)
    {
        using var content = JsonContent.Create(new Question(token), WireJson.Default.Question);
        using var response = await http.PostAsync(new Uri("v1/auth/validate", UriKind.Relative), content, cancellation);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync(WireJson.Default.Answer, cancellation);
        return answer is { Username: { } username, Role: { } role } && !string.Equals(role, Caller.ServiceRole, StringComparison.Ordinal)
            ? new Caller(username, role, answer.Channel)
            : null;
    }

    internal sealed record Question([property: JsonPropertyName("access_token")] string AccessToken);

    internal sealed record Answer(
        [property: JsonPropertyName("username")] string? Username, [property: JsonPropertyName("role")] string? Role, [property: JsonPropertyName("channel")] string? Channel);

    [JsonSerializable(typeof(Question))]
    [JsonSerializable(typeof(Answer))]
    private sealed partial class WireJson : JsonSerializerContext;
}
