using Cardshop.Commands.Shop;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Shop;

namespace Cardshop.Stations.Access;

/// <summary>Tries what a writer host logs in with.</summary>
internal static class SiteLogin
{
    /// <summary>Logs in, and asks which site it is.</summary>
    /// <exception cref="ShopException">The account is not one that writes cards.</exception>
    /// <exception cref="Contracts.Problems.ProblemException">The login is wrong, or no site has the account.</exception>
    public static async Task<Site> TryAsync(StationCredentials credentials, TimeProvider clock, CancellationToken cancellation)
    {
        using var shop = ShopSession.Open(credentials.Shop, credentials.Pin, clock, credentials.Credentials);
        var user = await shop.Client.GetOwnUserAsync(cancellation);
        return user.Role == Role.Writer
            ? await shop.Client.GetOwnSiteAsync(cancellation)
            : throw new ShopException(
                ExitCode.Refused, $"{user.Username} has the role {ShopText.Word(user.Role)}. A writer host needs an account of the role writer: cardshop user add NAME --role writer");
    }
}
