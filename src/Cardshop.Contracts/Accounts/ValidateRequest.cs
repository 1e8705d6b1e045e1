namespace Cardshop.Contracts.Accounts;

/// <summary>Asks whose token it is.</summary>
public sealed record ValidateRequest
{
    /// <summary>An access token.</summary>
    public string? AccessToken { get; init; }
}
