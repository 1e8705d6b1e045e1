namespace Cardshop.Content.Fetching;

/// <summary>The rate of a transfer, smoothed over some seconds. Not for several threads at once.</summary>
/// <param name="clock">Measures it.</param>
public sealed class TransferMeter(TimeProvider clock)
{
    private const double SmoothingSeconds = 3;

    private long _last = clock.GetTimestamp();
    private long _bytes;
    private double? _rate;

    /// <summary>The rate; 0 as long as nothing is known.</summary>
    public double BytesPerSecond => _rate ?? 0;

    /// <summary>Says how many bytes there are by now.</summary>
    public void Measure(long bytes)
    {
        var now = clock.GetTimestamp();
        var seconds = clock.GetElapsedTime(_last, now).TotalSeconds;
        if (seconds > 0)
        {
            var rate = (bytes - _bytes) / seconds;
            var weight = 1 - Math.Exp(-seconds / SmoothingSeconds);
            _rate = _rate is { } before ? before + ((rate - before) * weight) : rate;
            (_last, _bytes) = (now, bytes);
        }
    }

    /// <summary>Says how many bytes there were without any transfer.</summary>
    public void StartAt(long bytes)
    {
        _bytes = bytes;
        _last = clock.GetTimestamp();
    }
}
