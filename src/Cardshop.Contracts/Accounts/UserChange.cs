namespace Cardshop.Contracts.Accounts;

/// <summary>What to change of an account; what is null stays.</summary>
public sealed record UserChange
{
    /// <summary>False ends all its sessions within seconds.</summary>
    public bool? Active { get; init; }

    /// <summary>Where mail goes.</summary>
    public string? Email { get; init; }

    /// <summary>Set by a manager without knowing the old one; ends all sessions.</summary>
    public string? Password { get; init; }
}
