using Cardshop.Contracts.Ids;

namespace Cardshop.Contracts.Accounts;

/// <summary>An account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Username">What it logs in as.</param>
/// <param name="Email">Where mail goes.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Channel">The channel that it belongs to; null for the whole shop.</param>
/// <param name="Active">Whether it may log in.</param>
/// <param name="Created">When it was made.</param>
public sealed record User(UserId Id, string Username, string Email, Role Role, string? Channel, bool Active, DateTimeOffset Created);
