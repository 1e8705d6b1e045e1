namespace Cardshop.Contracts.Accounts;

/// <summary>Asks for new tokens.</summary>
public sealed record RefreshRequest
{
    /// <summary>The newest one; each can be used once.</summary>
    public string? RefreshToken { get; init; }
}
