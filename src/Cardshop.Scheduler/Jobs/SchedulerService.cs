using Cardshop.Scheduler.Queue;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cardshop.Scheduler.Jobs;

/// <summary>What the scheduler does without being asked.</summary>
internal sealed partial class SchedulerService(Pulse pulse, JobRunner jobs, TimeProvider clock, ILogger<SchedulerService> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        RepeatAsync(pulse.BeatAsync, Pulse.Interval, stoppingToken),
        RepeatAsync(jobs.RunDueAsync, TimeSpan.FromSeconds(2), stoppingToken));

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
}
