namespace Cardshop.Warehouse.Upkeep;

/// <summary>Holds a thread back that reads faster than it should.</summary>
internal sealed class Pacer(long bytesPerSecond, TimeProvider clock, CancellationToken cancellation) : IProgress<long>
{
    private readonly long _start = clock.GetTimestamp();

    /// <param name="value">Bytes that were read so far.</param>
    public void Report(long value)
    {
        var ahead = TimeSpan.FromSeconds((double)value / bytesPerSecond) - clock.GetElapsedTime(_start);
        if (ahead > TimeSpan.FromMilliseconds(10))
        {
            cancellation.WaitHandle.WaitOne(ahead < TimeSpan.FromMinutes(1) ? ahead : TimeSpan.FromMinutes(1));
        }
    }
}
