using System.Text.Json.Serialization;

namespace Cardshop.Oci.Authentication;

/// <summary>The credentials for one registry.</summary>
internal sealed record CredentialEntryJson
{
    /// <summary>User, colon and password in base 64.</summary>
    public string? Auth { get; init; }

    public string? Username { get; init; }

    public string? Password { get; init; }

    [JsonPropertyName("identitytoken")]
    public string? IdentityToken { get; init; }
}
