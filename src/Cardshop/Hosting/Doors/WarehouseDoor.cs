using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Links;
using Cardshop.Warehouse.Links;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Hosting.Doors;

/// <summary>The door to the shop's own warehouse. What lies elsewhere is open to whoever knows the address.</summary>
internal abstract class WarehouseDoor(OwnWarehouse warehouse, TimeProvider clock) : IArtifactDoor
{
    /// <summary>The link in a mail is good for as long as the artifact is; this is for those that a download is sent on to.</summary>
    private static readonly TimeSpan LongestLink = TimeSpan.FromDays(14);

    private readonly PlainDoor _elsewhere = new();

    /// <inheritdoc/>
    public async Task<Uri?> OpenAsync(Artifact artifact, CancellationToken cancellation)
    {
        if (warehouse.NameOf(artifact.Name, artifact.Url) is not { } name)
        {
            return await _elsewhere.OpenAsync(artifact, cancellation);
        }

        var latest = clock.GetUtcNow() + LongestLink;
        return await SignAsync(name, artifact.Expires < latest ? artifact.Expires : latest, cancellation) is { } query
            ? new Uri(warehouse.Objects, $"{name}{query}")
            : null;
    }

    /// <inheritdoc/>
    public async Task<string?> GrantAsync(UploadWish wish, CancellationToken cancellation)
    {
        if (!warehouse.Takes(wish.Address))
        {
            return await _elsewhere.GrantAsync(wish, cancellation);
        }

        return await IssueAsync(
            new Grant(ObjectName.Parse(wish.Name), wish.MaxLength, wish.Expires)
            {
                Channel = wish.Channel,
                Owner = wish.Owner,
                KeepUntil = wish.KeepUntil,
                Replaces = true,
                Fence = wish.Fence,
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async Task<bool> RemoveAsync(string name, Uri url, CancellationToken cancellation)
    {
        if (warehouse.NameOf(name, url) is not { } own)
        {
            return await _elsewhere.RemoveAsync(name, url, cancellation);
        }

        await DeleteAsync(own, cancellation);
        return true;
    }

    /// <summary>Signs a link to an object.</summary>
    /// <returns>What follows its name, with the question mark; null when there is no such object.</returns>
    /// <exception cref="DoorException">The warehouse does not answer, or refuses.</exception>
    protected abstract Task<string?> SignAsync(ObjectName name, DateTimeOffset expires, CancellationToken cancellation);

    /// <summary>Hands out a right to upload.</summary>
    /// <inheritdoc cref="SignAsync"/>
    protected abstract Task<string> IssueAsync(Grant grant, CancellationToken cancellation);

    /// <summary>Deletes an object; that there is none is as good.</summary>
    /// <inheritdoc cref="SignAsync"/>
    protected abstract Task DeleteAsync(ObjectName name, CancellationToken cancellation);
}
