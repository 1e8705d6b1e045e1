namespace Cardshop.Contracts.Accounts;

/// <summary>The account that a new shop begins with.</summary>
public sealed record FirstManager
{
    /// <summary>From the link that was printed.</summary>
    public string? Token { get; init; }

    /// <summary>1 to 64 of <c>a-zA-Z0-9_.+-</c>.</summary>
    public string? Username { get; init; }

    /// <summary>Where mail goes.</summary>
    public string? Email { get; init; }

    /// <summary>At least 10 characters.</summary>
    public string? Password { get; init; }
}
