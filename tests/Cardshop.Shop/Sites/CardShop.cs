using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler;
using Cardshop.Scheduler.Queue;
using Microsoft.Extensions.DependencyInjection;

namespace Cardshop.Shop.Sites;

/// <summary>A shop with a site of two slots.</summary>
internal sealed class CardShop : IAsyncDisposable
{
    public const string Site = "bamako";
    public const string Person = "awa@example.org";

    private CardShop(Hosting.Shop shop, SchedulerClient station) => (Shop, Station) = (shop, station);

    public Hosting.Shop Shop { get; }

    /// <summary>The account of the site.</summary>
    public SchedulerClient Station { get; }

    public SchedulerClient Manager => Shop.Manager;

    public static async Task<CardShop> OpenAsync(
        Func<SchedulerOptions, SchedulerOptions>? options = null, Action<IServiceCollection>? configure = null, TimeSpan? lease = null, string language = "en")
    {
        var shop = await Hosting.Shop.OpenAsync(
            options: basis =>
            {
                var quick = lease is { } length ? basis with { Queue = new QueueOptions { Lease = length, Heartbeat = TimeSpan.FromSeconds(1) } } : basis;
                return options?.Invoke(quick) ?? quick;
            },
            configure: configure);
        var station = await shop.Host.UserAsync(shop.Manager, "station", Role.Writer);
        await shop.Manager.CreateSiteAsync(new SiteRequest { Slug = Site, Name = "Bamako", Account = "station", Emails = [Person], Language = language });
        return new CardShop(shop, station);
    }

    public static NewOrder Order(int cards = 2) => Hosting.Shop.Order() with
    {
        Media = new Media(MediaType.Physical),
        Quantity = cards,
        Recipient = new Person { Name = "Zoé", Email = "zoe@example.org", Language = "fr", Address = "Rue 1\nBamako", Country = "ml" },
    };

    public static ClaimRequest Card(string slot, bool isBusy = false, string? worker = null) => new()
    {
        Kinds = [TaskKind.Writer],
        Worker = worker ?? $"w-{slot.ToLowerInvariant()}",
        Slots = [new SlotOffer(slot, IsBusy: isBusy)],
        Wait = 0,
    };

    public static ClaimRequest Download(long? room = null) => new() { Kinds = [TaskKind.Downloader], Worker = "d", Room = room, Wait = 0 };

    /// <summary>Places an order and has its image made.</summary>
    public async Task<Order> MakeAsync(int cards = 2, NewOrder? order = null)
    {
        var placed = await Manager.PlaceOrderAsync(order ?? Order(cards));
        var lease = await Shop.ClaimAsync();
        await Shop.Creator.FinishAsync(lease.Id, Hosting.Shop.Done(lease) with { Status = WorkStatus.Uploaded });
        return await Manager.GetOrderAsync(placed.Id);
    }

    /// <summary>The same, with the image at the site.</summary>
    public async Task<Order> FetchAsync(int cards = 2, NewOrder? order = null)
    {
        var made = await MakeAsync(cards, order);
        var lease = await ClaimAsync(Download());
        await FinishAsync(lease, WorkStatus.Downloaded);
        return await Manager.GetOrderAsync(made.Id);
    }

    public async Task<Lease> ClaimAsync(ClaimRequest claim) => await Station.ClaimAsync(claim with { Wait = 5 }) ?? throw new InvalidOperationException("No task.");

    public Task<HeartbeatAnswer> BeatAsync(Lease lease, WorkStatus status, int? round = null) =>
        Station.HeartbeatAsync(lease.Id, new Heartbeat { Fence = lease.Fence, Status = status, Round = round });

    public Task<ShopTask> FinishAsync(Lease lease, WorkStatus status) => Station.FinishAsync(
        lease.Id,
        new TaskResult { Fence = lease.Fence, Status = status, Card = status == WorkStatus.Written ? new CardReport("verified", "All is well.", "SD-1", 15_931_539_456) : null });

    public Task<ShopTask> FailAsync(Lease lease, WorkStatus status = WorkStatus.FailedToWrite) => Station.FinishAsync(
        lease.Id,
        new TaskResult
        {
            Fence = lease.Fence, Status = status, Cause = "The card in slot A is broken at 1 GiB.", Remedy = "Take another card.", Retryable = true, Card = new CardReport("failed", "It is broken."),
        });

    /// <summary>Writes the card of a lease.</summary>
    public async Task WriteAsync(Lease lease)
    {
        await BeatAsync(lease, WorkStatus.Writing);
        await FinishAsync(lease, WorkStatus.Written);
    }

    public async Task<Order> StatusAsync(OrderId id) => await Manager.GetOrderAsync(id);

    /// <summary>Waits until a task has a status.</summary>
    public async Task<ShopTask> UntilAsync(TaskId id, WorkStatus status)
    {
        for (var attempt = 0; ; attempt++)
        {
            var task = await Manager.GetTaskAsync(id);
            if (task.Status == status || attempt == 300)
            {
                return task;
            }

            await Task.Delay(100);
        }
    }

    public ValueTask DisposeAsync() => Shop.DisposeAsync();
}
