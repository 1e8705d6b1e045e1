namespace Cardshop.Content.Fetching;

/// <summary>Tells how the fetching of one source goes, but not more often than anybody can read.</summary>
internal sealed class ProgressReporter(Uri source, long? declaredSize, IProgress<FetchProgress>? progress, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly TransferMeter _meter = new(clock);
    private FetchPhase? _phase;
    private long _reported;
    private long? _total = declaredSize;

    /// <summary>Says what is being done now.</summary>
    public void Enter(FetchPhase phase, long bytes = 0, long? total = null)
    {
        _meter.StartAt(bytes);
        _total = total ?? _total;
        if (phase != _phase)
        {
            _phase = phase;
            Report(bytes);
        }
    }

    /// <summary>Says how many bytes there are by now.</summary>
    public void Advance(long bytes)
    {
        if (clock.GetElapsedTime(_reported) >= Interval)
        {
            _meter.Measure(bytes);
            Report(bytes);
        }
    }

    private void Report(long bytes)
    {
        _reported = clock.GetTimestamp();
        progress?.Report(new FetchProgress(source, _phase ?? FetchPhase.Waiting, bytes, _total, _meter.BytesPerSecond));
    }
}
