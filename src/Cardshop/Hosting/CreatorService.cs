using Cardshop.Content.Uploading;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Hosting.Doors;
using Cardshop.Hosting.Settings;
using Cardshop.Primitives.Storage;
using Cardshop.Workers.Creator;
using Cardshop.Workers.Kit;
using Cardshop.Workers.Warehouses;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cardshop.Hosting;

/// <summary>The creator in the shop's own process.</summary>
internal sealed partial class CreatorService(
    OwnCreator own, LocalWarehouse local, CardshopSettings settings, IStorage storage, TimeProvider clock, ILogger<CreatorService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await own.ConnectAsync(stoppingToken) is { } client)
            {
                using (client)
                {
                    await WorkAsync(client, stoppingToken);
                }

                await Task.Delay(Pause, clock, stoppingToken);
            }

            LogNoAccount(OwnCreator.Username);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The shop closes.
        }
    }

    private async Task WorkAsync(SchedulerClient client, CancellationToken stopping)
    {
        using var handler = own.CreateHandler();
        var creator = new ImageCreator(storage, local.Or(new HttpDoor(handler, new UploadOptions(), clock)), Options(), clock);
        var options = new WorkerOptions
        {
            Name = WorkerName.OfMachine(),
            Kinds = [TaskKind.Creator],
            Slots = settings.Worker.Slots,
            Version = ProgramVersion.Text,
        };
        try
        {
            await new WorkerLoop(client, creator, options, new LoggerWatch(logger), clock).RunAsync(stopping);
        }
        catch (ProblemException refused)
        {
            LogRefused(refused.Message);
        }
    }

    private CreatorOptions Options() => new()
    {
        CacheFolder = settings.Worker.Cache ?? Path.Join(settings.Server.Data, "cache"),
        Sources = settings.Scheduler.Sources,
        Mirrors = settings.Worker.Mirrors,
        InsecureRegistries = settings.Worker.InsecureRegistries,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Somebody has an account called {Username}, so the shop's own creator cannot have it: run \"cardshop work creator\" with an account of your own")]
    private partial void LogNoAccount(string username);

    [LoggerMessage(Level = LogLevel.Error, Message = "The scheduler does not want the shop's own creator: {Reason}")]
    private partial void LogRefused(string reason);
}
