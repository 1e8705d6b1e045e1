using System.Collections.Concurrent;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler.Links;

namespace Cardshop.Shop.Hosting;

/// <summary>A door that does what a test says, and remembers what it was asked for.</summary>
internal sealed class ScriptedDoor : IArtifactDoor
{
    /// <summary>Whether the warehouse answers.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether the warehouse has what is asked for.</summary>
    public bool IsEmpty { get; set; }

    public ConcurrentQueue<UploadWish> Wishes { get; } = [];

    public ConcurrentQueue<string> Removed { get; } = [];

    public Task<Uri?> OpenAsync(Artifact artifact, CancellationToken cancellation)
    {
        Knock();
        return Task.FromResult(IsEmpty ? null : new Uri($"{artifact.Url}?signed"));
    }

    public Task<string?> GrantAsync(UploadWish wish, CancellationToken cancellation)
    {
        Wishes.Enqueue(wish);
        Knock();
        return Task.FromResult<string?>($"grant.{wish.Fence}");
    }

    public Task<bool> RemoveAsync(string name, Uri url, CancellationToken cancellation)
    {
        Knock();
        Removed.Enqueue(name);
        return Task.FromResult(true);
    }

    private void Knock()
    {
        if (IsClosed)
        {
            throw new DoorException("The warehouse http://127.0.0.1:9/ does not answer.");
        }
    }
}
