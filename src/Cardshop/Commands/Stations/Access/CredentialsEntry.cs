using Cardshop.Commands.Shop;
using Cardshop.Stations;
using Cardshop.Stations.Access;

namespace Cardshop.Commands.Stations.Access;

/// <summary>Tries credentials, and keeps those that are good.</summary>
internal sealed class CredentialsEntry(Session session, StationPlaces places)
{
    /// <returns>The exit code.</returns>
    public async Task<int> TakeAsync(StationCredentials credentials, bool isKept, CancellationToken cancellation)
    {
        if (!EnvironmentFile.CanHold(credentials.Username) || !EnvironmentFile.CanHold(credentials.Password))
        {
            throw new ShopException(ExitCode.Usage, "User and password must not have characters that cannot be typed.");
        }

        var site = await SiteLogin.TryAsync(credentials, session.Clock, cancellation);
        var file = new CredentialsFile(session.Storage, places.Credentials);
        if (isKept)
        {
            file.Write(credentials);
        }

        session.Reporter.Result(
            ExitCode.Ok,
            new StationLogin(credentials.Shop.AbsoluteUri, credentials.Username, site.Slug, isKept ? file.Path : null),
            StationJson.Default.StationLogin,
            $"{credentials.Shop}: {credentials.Username} writes cards for {SiteText.NameOf(site)}.{(isKept ? $"\nKept in {file.Path}, which only its owner can read." : "")}");
        return ExitCode.Ok;
    }
}
