using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;

namespace Cardshop.Scheduler.Accounts;

/// <summary>An account as it is kept.</summary>
internal sealed record UserRow
{
    public const string Columns = "id, username, email, password, role, channel, active, created";

    public UserId Id { get; init; }

    public string Username { get; init; } = "";

    public string Email { get; init; } = "";

    public string Password { get; init; } = "";

    public string Role { get; init; } = "";

    public string? Channel { get; init; }

    public bool Active { get; init; }

    public DateTimeOffset Created { get; init; }

    public User ToUser() => new(Id, Username, Email, Words.Parse<Role>(Role), Channel, Active, Created);

    public Principal ToPrincipal() => new(Id, Username, Words.Parse<Role>(Role), Channel);
}
