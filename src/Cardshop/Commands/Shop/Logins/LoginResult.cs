using Cardshop.Contracts.Accounts;

namespace Cardshop.Commands.Shop.Logins;

/// <summary>A login that is kept from now on.</summary>
/// <param name="Shop">Where.</param>
/// <param name="User">Who.</param>
internal sealed record LoginResult(string Shop, User User);
