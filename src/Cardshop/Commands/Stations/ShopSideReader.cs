using Cardshop.Commands.Shop;
using Cardshop.Stations;
using Cardshop.Stations.Access;

namespace Cardshop.Commands.Stations;

/// <summary>Asks the shop about this station, when the station is logged in.</summary>
internal static class ShopSideReader
{
    /// <summary>Who looks at a screen does not wait longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <returns>Null when it is not logged in, or the shop does not say; that is told then.</returns>
    public static async Task<ShopSide?> ReadAsync(Session session, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        try
        {
            return new CredentialsFile(session.Storage, StationPlaces.Here().Credentials).Read() is { } kept ? await AskAsync(session, kept, limit.Token) : null;
        }
        catch (UnauthorizedAccessException)
        {
            session.Reporter.Notice("Only root can ask the shop about this station: sudo cardshop station status");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            session.Reporter.Notice("The shop does not answer.");
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested && Failures.Describe(error) is { } failure)
        {
            foreach (var message in failure.Messages)
            {
                session.Reporter.Notice(message);
            }
        }

        return null;
    }

    private static async Task<ShopSide> AskAsync(Session session, StationCredentials kept, CancellationToken cancellation)
    {
        using var shop = ShopSession.Open(kept.Shop, kept.Pin, session.Clock, kept.Credentials);
        var site = await shop.Client.GetOwnSiteAsync(cancellation);
        return ShopSide.Of(kept.Shop.AbsoluteUri, kept.Username, site, await shop.Client.GetOwnSiteImagesAsync(cancellation));
    }
}
