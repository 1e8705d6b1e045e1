using Cardshop.Warehouse.Objects;
using Cardshop.Warehouse.Uploads;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cardshop.Warehouse.Upkeep;

/// <summary>Removes what has expired, from time to time.</summary>
internal sealed partial class Keeper(IObjectStore store, UploadSlots slots, TimeProvider clock, IOptions<WarehouseOptions> options, ILogger<Keeper> logger) : BackgroundService
{
    private static readonly TimeSpan WritersLast = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(options.Value.ExpiryInterval, clock);
        do
        {
            RunOnce();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Removes what is over now. Nothing is removed when that cannot be told for sure.</summary>
    internal void RunOnce()
    {
        try
        {
            var now = clock.GetUtcNow();
            slots.CloseIdle(WritersLast);
            var expired = store.Expire(now, now - options.Value.UploadLifetime);
            foreach (var name in expired.Objects)
            {
                LogExpired(name);
            }

            foreach (var upload in expired.Uploads)
            {
                LogAbandoned(upload.Id, upload.Object.Name);
            }
        }
        catch (IOException error)
        {
            LogFailure(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Name} has expired and was removed")]
    private partial void LogExpired(ObjectName name);

    [LoggerMessage(Level = LogLevel.Information, Message = "Upload {Upload} of {Name} was left alone for too long and was removed")]
    private partial void LogAbandoned(string upload, ObjectName name);

    [LoggerMessage(Level = LogLevel.Error, Message = "What has expired cannot be removed; it will be tried again")]
    private partial void LogFailure(Exception error);
}
