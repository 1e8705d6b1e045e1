using Cardshop.Warehouse.Objects;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cardshop.Warehouse.Upkeep;

/// <summary>Reads every object from time to time, slowly, and takes those out of use whose bytes have changed.</summary>
public sealed partial class Scrubber(IObjectStore store, TimeProvider clock, IOptions<WarehouseOptions> options, ILogger<Scrubber> logger) : BackgroundService
{
    private readonly SemaphoreSlim _running = new(1);
    private volatile ScrubReport? _report;

    /// <summary>What was found last; null when nothing was read yet.</summary>
    public ScrubReport? Report => _report;

    /// <summary>Reads every object once.</summary>
    /// <param name="bytesPerSecond">How fast.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ScrubReport> RunAsync(long bytesPerSecond, CancellationToken cancellation)
    {
        await _running.WaitAsync(cancellation);
        try
        {
            var report = new ScrubReport(clock.GetUtcNow(), Finished: null, 0, 0, [], store.Strays());
            string? after = null;
            while (store.List("", after, limit: 1) is [var stored])
            {
                after = stored.Name.ToString();
                var damage = await Task.Run(() => store.Examine(stored.Name, Pace(bytesPerSecond, cancellation), cancellation), cancellation);
                if (damage is not null)
                {
                    LogDamage(damage.Name, damage.Reason, damage.KeptAs);
                }

                report = report with
                {
                    Objects = report.Objects + 1,
                    Bytes = report.Bytes + stored.Length,
                    Damages = damage is null ? report.Damages : [.. report.Damages, damage],
                };
                _report = report;
            }

            return _report = report with { Finished = clock.GetUtcNow() };
        }
        finally
        {
            _running.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _running.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.ScrubInterval == TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.ScrubInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(options.Value.ScrubRate, stoppingToken);
            }
            catch (IOException error)
            {
                LogFailure(error);
            }
        }
    }

    /// <summary>Lets the reading rest after each piece, so that whoever downloads does not feel it.</summary>
    private Pacer Pace(long bytesPerSecond, CancellationToken cancellation) => new(bytesPerSecond, clock, cancellation);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Name} is damaged: {Reason}. It is kept as {KeptAs} and no longer handed out; have it made anew")]
    private partial void LogDamage(ObjectName name, string reason, string? keptAs);

    [LoggerMessage(Level = LogLevel.Error, Message = "The objects cannot be read; it will be tried again")]
    private partial void LogFailure(Exception error);
}
