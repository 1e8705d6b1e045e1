using Cardshop.Scheduler.Links;
using Cardshop.Warehouse.Links;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Hosting.Doors;

/// <summary>The door to a warehouse in the same process.</summary>
internal sealed class LocalDoor(OwnWarehouse warehouse, IObjectStore store, Grants grants, SignedLinks links, TimeProvider clock) : WarehouseDoor(warehouse, clock)
{
    protected override Task<string?> SignAsync(ObjectName name, DateTimeOffset expires, CancellationToken cancellation) =>
        TryAsync(() => store.Find(name) is { Damaged: null } ? links.Sign(name, expires) : null);

    protected override Task<string> IssueAsync(Grant grant, CancellationToken cancellation) => TryAsync(() => grants.Issue(grant));

    protected override Task DeleteAsync(ObjectName name, CancellationToken cancellation) => TryAsync(() => store.Delete(name));

    /// <summary>A store reads and writes in place, which is for threads that may wait.</summary>
    private static async Task<T> TryAsync<T>(Func<T> work)
    {
        try
        {
            return await Task.Run(work);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DoorException($"The storage of the warehouse fails: {error.Message}", error);
        }
    }
}
