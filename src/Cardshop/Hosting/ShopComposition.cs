using Cardshop.Hosting.Addresses;
using Cardshop.Hosting.Certificates;
using Cardshop.Hosting.Doors;
using Cardshop.Hosting.Logs;
using Cardshop.Hosting.Proxies;
using Cardshop.Hosting.Settings;
using Cardshop.Hosting.Telemetry;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;
using Cardshop.Scheduler;
using Cardshop.Scheduler.Api;
using Cardshop.Scheduler.Links;
using Cardshop.Warehouse;
using Cardshop.Warehouse.Access;
using Cardshop.Warehouse.Ftp;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cardshop.Hosting;

/// <summary>Puts the services of a shop together.</summary>
internal sealed class ShopComposition(CardshopSettings settings, ShopServices parts, PublicPlace place, IStorage storage, TimeProvider clock, ServerCertificate? certificate)
{
    /// <summary>What is under way when the services are to end has so long; all has to be over in ten seconds.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(8);

    /// <summary>How long another part of the shop may take for an answer: a worker waits for it, and its lease runs.</summary>
    private static readonly TimeSpan PeerTimeout = TimeSpan.FromSeconds(5);

    private bool HasScheduler => parts.HasFlag(ShopServices.Scheduler);

    private bool HasWarehouse => parts.HasFlag(ShopServices.Warehouse);

    public WebApplication Build(BoundAddresses bound, bool isJson)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
        builder.WebHost.ListenAt(bound, certificate);
        builder.Logging.WriteToStandardError(settings.Server.LogLevel, isJson);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddSingleton(clock).AddSingleton(storage).AddSingleton(settings).AddSingleton(place);

        // Who started the program says when it ends, so signals are not the host's business.
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.AddTelemetry();
        AddServices(builder.Services);
        var app = builder.Build();
        Map(app);
        return app;
    }

    private void AddServices(IServiceCollection services)
    {
        services.AddOpenRoutes();
        services.AddBehindProxy(settings.Server);
        if (HasScheduler)
        {
            AddScheduler(services);
        }

        if (HasWarehouse)
        {
            AddWarehouse(services);
        }
    }

    private void AddScheduler(IServiceCollection services)
    {
        if (HasWarehouse)
        {
            services.AddSingleton(new OwnWarehouse(place.Outer)).AddSingleton<IArtifactDoor, LocalDoor>();
        }
        else if (settings.RemoteWarehouse is { Url: { } url, Token: { } token } remote)
        {
            services.AddSingleton(new OwnWarehouse(remote.PublicUrl ?? url));
            services.AddSingleton<IArtifactDoor>(provider => new RemoteDoor(
                provider.GetRequiredService<OwnWarehouse>(), PinnedHttp.Create(url, Pin(remote.Fingerprint), PeerTimeout), token, clock));
        }

        services.AddScheduler(settings.Scheduler with { PublicUrl = place.Outer });
        if (parts.HasFlag(ShopServices.Creator))
        {
            services.AddSingleton<OwnCreator>().AddSingleton<LocalWarehouse>().AddHostedService<CreatorService>();
        }
    }

    private void AddWarehouse(IServiceCollection services)
    {
        if (HasScheduler)
        {
            services.AddSingleton<IAccessTokens, SessionTokens>();
        }
        else if (settings.RemoteScheduler is { Url: { } url } remote)
        {
            services.AddSingleton<IAccessTokens>(new SchedulerTokens(PinnedHttp.Create(url, Pin(remote.Fingerprint), PeerTimeout), clock));
        }

        services.AddWarehouse(settings.Warehouse);
        if (settings.Warehouse.Ftp.IsOpen)
        {
            services.AddFtpDoor(certificate is null ? null : certificate.ForStreams);
        }
    }

    private void Map(WebApplication app)
    {
        app.UseTelemetry();
        app.UseBehindProxy(settings.Server);
        if (HasScheduler)
        {
            app.MapScheduler();
        }
        else
        {
            app.MapOpenRoutes();
        }

        if (HasWarehouse)
        {
            app.MapWarehouse();
        }
    }

    private static Sha256Digest? Pin(string? fingerprint) => fingerprint is null ? null : Sha256Digest.Parse(fingerprint);
}
