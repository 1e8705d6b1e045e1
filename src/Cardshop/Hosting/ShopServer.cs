using Cardshop.Hosting.Addresses;
using Cardshop.Hosting.Certificates;
using Cardshop.Hosting.Settings;
using Cardshop.Primitives.Storage;
using Cardshop.Scheduler.Setup;
using Cardshop.Warehouse.Ftp;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cardshop.Hosting;

/// <summary>The services of a shop in this process, from the first lock to the last answer.</summary>
internal sealed class ShopServer : IAsyncDisposable
{
    private readonly List<IDisposable> _held = [];
    private WebApplication? _app;

    private ShopServer()
    {
    }

    /// <summary>Starts services.</summary>
    /// <returns>The server, and what to tell whoever started it.</returns>
    /// <exception cref="IOException">A folder, an address or a certificate cannot be had.</exception>
    public static async Task<(ShopServer Server, ReadyResult Ready)> StartAsync(
        CardshopSettings settings, ShopServices services, bool isJson, IStorage storage, TimeProvider clock, CancellationToken cancellation)
    {
        var server = new ShopServer();
        try
        {
            return (server, await server.OpenAsync(settings, services, isJson, storage, clock, cancellation));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until somebody asks for the end, or a service fails for good.</summary>
    public async Task AwaitAsync(CancellationToken cancellation)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var asked = cancellation.Register(() => over.TrySetResult());
        await using var failed = _app!.Lifetime.ApplicationStopping.Register(() => over.TrySetResult());
        await over.Task;
    }

    /// <summary>Ends the services; what is under way has some seconds to come to an end.</summary>
    public Task StopAsync() => _app!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _held.Reverse();
        _held.ForEach(held => held.Dispose());
    }

    private async Task<ReadyResult> OpenAsync(
        CardshopSettings settings, ShopServices services, bool isJson, IStorage storage, TimeProvider clock, CancellationToken cancellation)
    {
        DataFolder.Create(settings.Server.Data);
        if (services.HasFlag(ShopServices.Scheduler))
        {
            Hold(DataFolder.HoldScheduler(storage, settings.Server.Data));
        }

        var urls = settings.Server.Urls.Select(text => ListenUrl.TryParse(text, out var url) ? url : throw new FormatException(text)).ToList();
        var bound = Hold(BoundAddresses.Take(urls));
        var hasFtp = services.HasFlag(ShopServices.Warehouse) && settings.Warehouse.Ftp.IsOpen;
        var certificate = hasFtp || urls.Exists(url => url.IsHttps) ? Hold(Certificate(settings.Server, storage, clock)) : null;
        var place = PublicPlace.Of(settings, bound.All, certificate);
        _app = new ShopComposition(settings, services, place, storage, clock, certificate).Build(bound, isJson);
        var setup = await FurnishAsync(place, cancellation);
        var ftp = _app.Services.GetService<FtpDoor>();
        ftp?.Open();
        await _app.StartAsync(cancellation);
        if (services.HasFlag(ShopServices.Warehouse) && _app.Services.GetService<Furnishing>() is { } furnishing)
        {
            await furnishing.OfferFtpAsync(ftp?.UriAt(place.Outer.IdnHost), cancellation);
        }

        return ReadyResult.Of(services, place, setup, ftp);
    }

    private static ServerCertificate Certificate(ServerSettings settings, IStorage storage, TimeProvider clock) => settings.Certificate is { } path
        ? ServerCertificate.Load(path, settings.CertificateKey)
        : new OwnCertificate(storage, clock).Open(settings.Data);

    /// <summary>What a shop needs before the first request.</summary>
    /// <returns>The link for the first manager; null when there is one.</returns>
    private async Task<string?> FurnishAsync(PublicPlace place, CancellationToken cancellation)
    {
        if (_app!.Services.GetService<Furnishing>() is not { } furnishing)
        {
            return null;
        }

        await furnishing.MakeChannelAsync(cancellation);
        if (_app.Services.GetService<Doors.OwnWarehouse>() is { } warehouse)
        {
            await furnishing.MakeWarehouseAsync(warehouse.Uploads, warehouse.Objects, cancellation);
        }

        return await _app.Services.GetRequiredService<FirstManagers>().CreateLinkAsync(cancellation) is { } path
            ? new Uri(place.Safe, path.TrimStart('/')).AbsoluteUri
            : null;
    }

    private T Hold<T>(T held)
        where T : IDisposable
    {
        _held.Add(held);
        return held;
    }
}
