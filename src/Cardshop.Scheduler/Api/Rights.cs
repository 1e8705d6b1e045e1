using Cardshop.Contracts.Accounts;

namespace Cardshop.Scheduler.Api;

/// <summary>Who may call a route.</summary>
/// <param name="IsOpen">Everybody, with or without a token.</param>
/// <param name="Roles">Accounts of these roles.</param>
public sealed record Rights(bool IsOpen, IReadOnlyCollection<Role> Roles)
{
    /// <summary>Nobody: what every route is that says nothing else.</summary>
    public static Rights Nobody { get; } = new(false, []);

    /// <summary>Everybody.</summary>
    public static Rights Everybody { get; } = new(true, []);

    /// <summary>Everybody with an account.</summary>
    public static Rights Accounts { get; } = new(false, Enum.GetValues<Role>());

    /// <summary>Managers.</summary>
    public static Rights Managers { get; } = new(false, [Role.Manager]);

    /// <summary>Accounts of workers.</summary>
    public static Rights Workers { get; } = new(false, [Role.Creator, Role.Writer, Role.Builder, Role.Distributor]);
}
