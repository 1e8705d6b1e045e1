namespace Cardshop.Contracts.Accounts;

/// <summary>A new password for oneself.</summary>
public sealed record PasswordChange
{
    /// <summary>The present one.</summary>
    public string? Old { get; init; }

    /// <summary>At least 10 characters.</summary>
    public string? New { get; init; }
}
