namespace Cardshop.Contracts.Accounts;

/// <summary>An account to make.</summary>
public sealed record NewUser
{
    /// <summary>1 to 64 of <c>a-zA-Z0-9_.+-</c>; unique whatever the case.</summary>
    public string? Username { get; init; }

    /// <summary>Unique.</summary>
    public string? Email { get; init; }

    /// <summary>At least 10 characters.</summary>
    public string? Password { get; init; }

    /// <summary>What it may do.</summary>
    public Role? Role { get; init; }

    /// <summary>The channel that it belongs to; null for the whole shop.</summary>
    public string? Channel { get; init; }
}
