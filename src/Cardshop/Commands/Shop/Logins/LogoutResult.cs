namespace Cardshop.Commands.Shop.Logins;

/// <summary>A login that is over.</summary>
/// <param name="Shop">Where it was.</param>
internal sealed record LogoutResult(string Shop);
