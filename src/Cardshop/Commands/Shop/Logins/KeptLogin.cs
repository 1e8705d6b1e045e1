using System.Text.Json.Serialization;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Client;

namespace Cardshop.Commands.Shop.Logins;

/// <summary>A login that is kept.</summary>
/// <param name="Username">Whose.</param>
/// <param name="AccessToken">For requests.</param>
/// <param name="RefreshToken">Gives the next tokens, once.</param>
/// <param name="Expires">When the access token ends.</param>
/// <param name="Fingerprint">Of the certificate that the scheduler must have; null for any that the machine trusts.</param>
internal sealed record KeptLogin(string Username, string AccessToken, string RefreshToken, DateTimeOffset Expires, string? Fingerprint)
{
    [JsonIgnore]
    public KeptTokens Tokens => new(new TokenPair(AccessToken, RefreshToken, 0), Expires);

    [JsonIgnore]
    public Fingerprint? Pin => Fingerprint is not null && Cardshop.Fingerprint.TryParse(Fingerprint, out var pin) ? pin : null;

    public static KeptLogin Of(string username, KeptTokens tokens, Fingerprint? pin) =>
        new(username, tokens.Pair.AccessToken, tokens.Pair.RefreshToken, tokens.Expires, pin?.ToString());

    public KeptLogin With(KeptTokens tokens) => Of(Username, tokens, Pin);
}
