using Cardshop.Contracts.Shop;

namespace Cardshop.Scheduler.Links;

/// <summary>For warehouses that anybody may put into and get from who knows the address, and that somebody else cleans up.</summary>
public sealed class PlainDoor : IArtifactDoor
{
    /// <inheritdoc/>
    public Task<Uri?> OpenAsync(Artifact artifact, CancellationToken cancellation) => Task.FromResult<Uri?>(artifact.Url);

    /// <inheritdoc/>
    public Task<string?> GrantAsync(UploadWish wish, CancellationToken cancellation) => Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string name, Uri url, CancellationToken cancellation) => Task.FromResult(false);
}
