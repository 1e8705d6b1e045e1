namespace Cardshop.Contracts.Accounts;

/// <summary>Whose token it is.</summary>
/// <param name="Username">The account.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Channel">The channel that it belongs to; null for the whole shop.</param>
public sealed record Caller(string Username, Role Role, string? Channel);
