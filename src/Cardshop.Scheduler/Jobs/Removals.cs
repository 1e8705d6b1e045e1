using Cardshop.Contracts.Ids;
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
internal sealed partial class Removals(IStore store, IArtifactDoor door, ILogger<Removals> logger)
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
            foreach (var artifact in page.Where(artifact => !silent.Contains(artifact.Url.Authority)))
            {
                if (await TryRemoveAsync(artifact, silent, cancellation))
                {
                    await store.WriteAsync(session => Artifacts.Remove(session, artifact.Id), cancellation);
                    removed++;
                }
            }

            last = page[^1];
        }

        return removed;
    }

    private static List<Artifact> Doomed(StoreSession session, Artifact? after) =>
    [
        .. session.Query<ArtifactRow>(
            $"SELECT {ArtifactRow.Columns} FROM artifacts WHERE status = 'doomed' AND (expires, id) > (@Expires, @Id) ORDER BY expires, id LIMIT {AtATime}",
            new { Expires = after?.Expires ?? DateTimeOffset.MinValue, Id = after?.Id.Value ?? "" }).Select(row => row.ToArtifact()),
    ];

    private async Task<bool> TryRemoveAsync(Artifact artifact, HashSet<string> silent, CancellationToken cancellation)
    {
        try
        {
            return await door.RemoveAsync(artifact, cancellation);
        }
        catch (DoorException error)
        {
            silent.Add(artifact.Url.Authority);
            LogDelayed(artifact.Id, artifact.Name, error.Message);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The artifact {Artifact} ({Name}) is to be removed, which has to wait: {Reason}")]
    private partial void LogDelayed(ArtifactId artifact, string name, string reason);
}
