namespace Cardshop.Contracts.Accounts;

/// <summary>What a person or a worker logs in with.</summary>
public sealed record Credentials
{
    /// <summary>Whose account.</summary>
    public string? Username { get; init; }

    /// <summary>In clear; sent over TLS or loopback only.</summary>
    public string? Password { get; init; }
}
