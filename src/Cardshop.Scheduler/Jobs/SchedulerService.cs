using Cardshop.Scheduler.Queue;
using Cardshop.Scheduler.Store;
using Cardshop.Scheduler.Store.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cardshop.Scheduler.Jobs;

/// <summary>What the scheduler does without being asked.</summary>
internal sealed partial class SchedulerService(IStore store, Pulse pulse, JobRunner jobs, Removals removals, TimeProvider clock, ILogger<SchedulerService> logger) : BackgroundService
{
    // Older ones have faults that are known, and no RETURNING.
    private static readonly Version OldestSqlite = new(3, 40);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (store is SqliteStore sqlite)
        {
            LogSqlite(Version.Parse(sqlite.Version) < OldestSqlite ? LogLevel.Warning : LogLevel.Information, sqlite.Version, OldestSqlite);
        }

        return Task.WhenAll(
            RepeatAsync(pulse.BeatAsync, Pulse.Interval, stoppingToken),
            RepeatAsync(jobs.RunDueAsync, TimeSpan.FromSeconds(2), stoppingToken),
            RepeatAsync(removals.RunAsync, TimeSpan.FromMinutes(1), stoppingToken));
    }

    private async Task RepeatAsync(Func<CancellationToken, Task> work, TimeSpan interval, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(interval, clock);
        try
        {
            do
            {
                await TryAsync(work, cancellation);
            }
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        try
        {
            await work(cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The store may be back in a second; giving up would stop the shop.
            LogFailure(error);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Periodic work failed and is tried again")]
    private partial void LogFailure(Exception error);

    [LoggerMessage(EventId = 2, Message = "The store is SQLite {Version}; {Oldest} or newer is advised")]
    private partial void LogSqlite(LogLevel level, string version, Version oldest);
}
