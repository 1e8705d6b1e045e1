using System.Security.Cryptography.X509Certificates;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Queue;
using Cardshop.Contracts.Shop;
using Cardshop.Scheduler;
using Cardshop.Scheduler.Recipes;
using Microsoft.Extensions.DependencyInjection;

namespace Cardshop.Shop.Hosting;

/// <summary>A shop with a channel, a warehouse, a manager and a creator.</summary>
public sealed class Shop : IAsyncDisposable
{
    public const string Channel = "kiwix";

    private Shop(ShopHost host, SchedulerClient manager, SchedulerClient creator) => (Host, Manager, Creator) = (host, manager, creator);

    public ShopHost Host { get; }

    public SchedulerClient Manager { get; }

    public SchedulerClient Creator { get; }

    public static async Task<Shop> OpenAsync(
        string? folder = null,
        Func<SchedulerOptions, SchedulerOptions>? options = null,
        Action<IServiceCollection>? configure = null,
        int port = 0,
        X509Certificate2? certificate = null)
    {
        var host = await ShopHost.StartAsync(
            folder,
            services =>
            {
                services.AddSingleton<IRecipePlanner, StubPlanner>();
                configure?.Invoke(services);
            },
            options,
            port,
            certificate);
        var manager = await host.ManagerAsync();
        if ((await manager.ListChannelsAsync()).Items.Count == 0)
        {
            await manager.CreateChannelAsync(new ChannelRequest { Slug = Channel, Name = "Kiwix" });
            await manager.CreateWarehouseAsync(new WarehouseRequest { Slug = "download", UploadUri = "http://127.0.0.1:9/up/", DownloadUri = "http://127.0.0.1:9/down/" });
            await host.UserAsync(manager, "creator", Role.Creator);
        }

        return new Shop(host, manager, host.Client("creator"));
    }

    public static NewOrder Order(string recipe = "http://content.example/a.zim\npassphrase: hunter22\n") => new()
    {
        Recipe = recipe,
        Name = "Library",
        Channel = Channel,
        Client = new Person { Name = "Ann", Email = "ann@example.org", Language = "en" },
    };

    public static ClaimRequest Claim(int wait = 0, string? worker = null) => new() { Kinds = [TaskKind.Creator], Wait = wait, Worker = worker };

    public static TaskResult Done(Lease lease) => new()
    {
        Fence = lease.Fence,
        Status = WorkStatus.UploadedPublic,
        Artifacts = [new ReportedArtifact { Kind = "image", Name = lease.Work.FileName, Size = 9_000_000_000, Sha256 = new string('a', 64), Url = $"http://127.0.0.1:9/down/{lease.Work.FileName}" }],
    };

    public async Task<Lease> ClaimAsync(int wait = 5, string? worker = null) => await Creator.ClaimAsync(Claim(wait, worker)) ?? throw new InvalidOperationException("No task.");

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
