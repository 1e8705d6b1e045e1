using System.Text.Json.Serialization;

namespace Cardshop.Oci.Authentication;

/// <summary>What a token service answers: <c>{"token": "eyJ…", "expires_in": 300}</c> (distribution, spec/auth/token.md).</summary>
internal sealed record TokenJson
{
    public string? Token { get; init; }

    /// <summary>The same under the name that OAuth 2 gives it.</summary>
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    /// <summary>Seconds that the token lasts; 60 when nothing is said.</summary>
    [JsonPropertyName("expires_in")]
    public double? ExpiresIn { get; init; }
}
