namespace Cardshop.Oci.Authentication;

/// <summary>Who asks a registry. Never shown: not in messages, not in logs.</summary>
public sealed class RegistryCredentials
{
    private RegistryCredentials(string user, string secret, bool isIdentityToken)
    {
        User = user;
        Secret = secret;
        IsIdentityToken = isIdentityToken;
    }

    internal string User { get; }

    internal string Secret { get; }

    /// <summary>The secret is a refresh token of OAuth 2, not a password.</summary>
    internal bool IsIdentityToken { get; }

    /// <summary>A user with a password, or with an access token that the registry takes as one.</summary>
    public static RegistryCredentials FromPassword(string user, string password) => new(user, password, isIdentityToken: false);

    /// <summary>A token that a registry has handed out to be exchanged for others.</summary>
    public static RegistryCredentials FromIdentityToken(string token) => new("", token, isIdentityToken: true);

    /// <summary>The type's name only, so that no secret is shown by accident.</summary>
    public override string ToString() => nameof(RegistryCredentials);
}
