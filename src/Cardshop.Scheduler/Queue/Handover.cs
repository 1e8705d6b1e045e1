using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Imaging.Planning;
using Cardshop.Scheduler.Links;
using Cardshop.Scheduler.Orders;
using Cardshop.Scheduler.Protection;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Queue;

/// <summary>Puts together what a worker gets with its lease: the recipe in clear and the right to upload, or the image and what one card has of its own.</summary>
internal sealed class Handover(IStore store, TimeProvider clock, IVault vault, IArtifactDoor door, QueueOptions options)
{
    /// <summary>How long a worker may upload or download under one lease.</summary>
    private static readonly TimeSpan GrantLifetime = TimeSpan.FromDays(7);

    /// <summary>The scheduler has an image removed when its time is over; only what it forgot goes this much later.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    /// <summary>Cards may wait for a site, or for people, much longer than a download is kept; the scheduler says when they are done.</summary>
    private static readonly TimeSpan CardSlack = TimeSpan.FromDays(366);

    private static readonly string[] Kinds = ["image", "manifest", "bmap"];

    /// <summary>The lease as its worker gets it.</summary>
    /// <exception cref="DoorException">The warehouse does not answer, or refuses.</exception>
    public async Task<Lease> LeaseOfAsync(Assignment assignment, CancellationToken cancellation)
    {
        var (order, task) = (assignment.Order, assignment.Task);
        var isCreator = task.TaskKind == TaskKind.Creator;
        var bytes = MemoryCard.All.FirstOrDefault(card => card.Gigabytes == order.MediaSize)?.Bytes ?? 0;
        var work = new Work(
            isCreator ? vault.Unprotect(order.Recipe!) : "",
            order.FileName,
            order.MediaSize,
            bytes,
            order.MediaType is "virtual",
            new Uri(order.UploadUri),
            new Uri(order.DownloadUri),
            order.Duration,
            task.Checkpoint)
        {
            UploadGrant = isCreator ? await GrantAsync(assignment, bytes, cancellation) : null,
            Site = task.Site,
            Files = isCreator ? null : await FilesAsync(order, isFetched: task.TaskKind == TaskKind.Downloader, cancellation),
            Card = task.TaskKind == TaskKind.Writer ? CardOf(order, task) : null,
        };
        return new Lease(assignment.Lease.Id, assignment.Lease.Fence, options.Lease.TotalSeconds, options.Heartbeat.TotalSeconds, task.ToTask(), work);
    }

    private Task<string?> GrantAsync(Assignment assignment, long bytes, CancellationToken cancellation)
    {
        var order = assignment.Order;
        var expires = clock.GetUtcNow() + GrantLifetime;
        var wish = new UploadWish(new Uri(order.UploadUri), order.FileName, bytes, assignment.Lease.Fence)
        {
            Channel = order.Channel,
            Owner = assignment.Claimant.Worker.Username,
            Expires = expires,
            KeepUntil = expires.AddDays(order.Duration) + (order.MediaType is "virtual" ? Slack : CardSlack),
        };
        return door.GrantAsync(wish, cancellation);
    }

    /// <param name="order">Whose.</param>
    /// <param name="isFetched">Whether they are to be fetched; a writer finds them at the site.</param>
    /// <param name="cancellation">Ends it.</param>
    private async Task<IReadOnlyList<WorkFile>> FilesAsync(OrderRow order, bool isFetched, CancellationToken cancellation)
    {
        var (artifacts, ftp) = await store.ReadAsync(
            session => (
                session.Query<ArtifactRow>($"SELECT {ArtifactRow.Columns} FROM artifacts WHERE order_id = @Id", new { order.Id }),
                session.Value<string>("SELECT ftp_uri FROM warehouses WHERE id = @Warehouse", new { order.Warehouse })),
            cancellation);
        var files = new List<WorkFile>();
        foreach (var artifact in artifacts.Where(artifact => Kinds.Contains(artifact.Kind)).OrderBy(artifact => Array.IndexOf(Kinds, artifact.Kind)))
        {
            var sources = isFetched ? await SourcesAsync(artifact.ToArtifact(), ftp, cancellation) : [];
            files.Add(new WorkFile(artifact.Kind, artifact.Name, artifact.Size, artifact.Sha256, [.. sources]));
        }

        return files;
    }

    private async Task<IEnumerable<Uri>> SourcesAsync(Artifact artifact, string? ftp, CancellationToken cancellation)
    {
        // However long its cards have to wait, it is there until they are done.
        var latest = clock.GetUtcNow() + GrantLifetime;
        var link = await door.OpenAsync(artifact with { Expires = artifact.Expires > latest ? artifact.Expires : latest }, cancellation)
            ?? throw new DoorException($"The warehouse does not have {artifact.Name} any more. Cancel the order and place it again.");
        return ftp is { Length: > 0 } ? [link, new Uri($"{ftp.TrimEnd('/')}/{Uri.EscapeDataString(artifact.Name)}")] : [link];
    }

    private CardWork CardOf(OrderRow order, TaskRow task)
    {
        var details = order.Cards is null ? null : StoredJson.Read<IReadOnlyList<IReadOnlyDictionary<string, string>>>(vault.Unprotect(order.Cards));
        return new CardWork(task.Ordinal, order.Quantity, task.Slot!, task.Round, task.Confirmed, details?[task.Ordinal - 1]);
    }
}
