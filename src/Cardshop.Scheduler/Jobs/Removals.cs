using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Links;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Store;
using Microsoft.Extensions.Logging;

namespace Cardshop.Scheduler.Jobs;

/// <summary>
/// Has warehouses remove what is doomed, and keeps that they did. A warehouse that does not answer is asked again the next time; several
/// schedulers may do it at once.
/// </summary>
internal sealed partial class Removals(IStore store, TimeProvider clock, IArtifactDoor door, ILogger<Removals> logger)
{
    private const int AtATime = 100;

    /// <summary>Goes through all that is doomed once.</summary>
    /// <returns>How many artifacts are gone now.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var removed = 0;
        Artifact? last = null;
        HashSet<string> silent = new(StringComparer.Ordinal);
        while (await store.ReadAsync(session => Doomed(session, last), cancellation) is { Count: > 0 } page)
        {
            foreach (var artifact in page)
            {
                if (await TryRemoveAsync(artifact.Name, artifact.Url, silent, cancellation) is true)
                {
                    await store.WriteAsync(session => Artifacts.Remove(session, artifact.Id), cancellation);
                    removed++;
                }
            }

            last = page[^1];
        }

        await WithdrawAsync(silent, cancellation);
        return removed;
    }

    private async Task WithdrawAsync(HashSet<string> silent, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var withdrawal in await store.ReadAsync(Withdrawals.All, cancellation))
        {
            if (await TryRemoveAsync(withdrawal.Name, new Uri(withdrawal.Url), silent, cancellation) is not null && withdrawal.Until <= now)
            {
                await store.WriteAsync(session => Withdrawals.Remove(session, withdrawal), cancellation);
            }
        }
    }

    private static List<Artifact> Doomed(StoreSession session, Artifact? after) =>
    [
        .. session.Query<ArtifactRow>(
            $"SELECT {ArtifactRow.Columns} FROM artifacts WHERE status = 'doomed' AND (expires, id) > (@Expires, @Id) ORDER BY expires, id LIMIT {AtATime}",
            new { Expires = after?.Expires ?? DateTimeOffset.MinValue, Id = after?.Id.Value ?? "" }).Select(row => row.ToArtifact()),
    ];

    /// <returns>Whether it is gone for sure; null when the warehouse does not answer.</returns>
    private async Task<bool?> TryRemoveAsync(string name, Uri url, HashSet<string> silent, CancellationToken cancellation)
    {
        if (silent.Contains(url.Authority))
        {
            return null;
        }

        try
        {
            return await door.RemoveAsync(name, url, cancellation);
        }
        catch (DoorException error)
        {
            silent.Add(url.Authority);
            LogDelayed(name, url.Authority, error.Message);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Name} is to be removed from {Warehouse}, which has to wait: {Reason}")]
    private partial void LogDelayed(string name, string warehouse, string reason);
}
