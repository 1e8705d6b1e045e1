using Cardshop.Contracts.Queue;
using Cardshop.Imaging.Planning;
using Cardshop.Scheduler.Links;
using Cardshop.Scheduler.Protection;

namespace Cardshop.Scheduler.Queue;

/// <summary>Puts together what a worker gets with its lease: the recipe in clear, and the right to upload.</summary>
internal sealed class Handover(TimeProvider clock, IVault vault, IArtifactDoor door, QueueOptions options)
{
    /// <summary>How long a worker may upload under one lease.</summary>
    private static readonly TimeSpan GrantLifetime = TimeSpan.FromDays(7);

    /// <summary>The scheduler has an image removed when its time is over; only what it forgot goes this much later.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    /// <summary>The lease as its worker gets it.</summary>
    /// <exception cref="DoorException">The warehouse does not answer, or refuses.</exception>
    public async Task<Lease> LeaseOfAsync(Assignment assignment, CancellationToken cancellation)
    {
        var order = assignment.Order;
        var bytes = MemoryCard.All.FirstOrDefault(card => card.Gigabytes == order.MediaSize)?.Bytes ?? 0;
        var expires = clock.GetUtcNow() + GrantLifetime;
        var wish = new UploadWish(new Uri(order.UploadUri), order.FileName, bytes, assignment.Lease.Fence)
        {
            Channel = order.Channel,
            Owner = assignment.Claimant.Worker.Username,
            Expires = expires,
            KeepUntil = expires.AddDays(order.Duration) + Slack,
        };
        var work = new Work(
            vault.Unprotect(order.Recipe!),
            order.FileName,
            order.MediaSize,
            bytes,
            order.MediaType is "virtual",
            new Uri(order.UploadUri),
            new Uri(order.DownloadUri),
            order.Duration,
            assignment.Task.Checkpoint)
        {
            UploadGrant = await door.GrantAsync(wish, cancellation),
        };
        return new Lease(assignment.Lease.Id, assignment.Lease.Fence, options.Lease.TotalSeconds, options.Heartbeat.TotalSeconds, assignment.Task.ToTask(), work);
    }
}
