namespace Cardshop.Reporting;

/// <summary>Says how fast work goes, smoothed over some seconds, and when it will be over.</summary>
internal sealed class RateMeter(TimeProvider clock)
{
    private static readonly TimeSpan SampleTime = TimeSpan.FromMilliseconds(250);
    private const double Weight = 0.15;

    private long _sampledAt = clock.GetTimestamp();
    private long? _sampledDone;

    /// <summary>Bytes per second; 0 as long as nothing is known.</summary>
    public double Rate { get; private set; }

    /// <summary>
    /// Takes in how much is done by now. What an interrupted run did before is no speed: the first call only sets the start, and so does one with
    /// less than before, when work has begun anew.
    /// </summary>
    /// <param name="done">Bytes.</param>
    /// <param name="rate">Bytes a second, when somebody knows better than can be measured here.</param>
    public void Update(long done, long? rate = null)
    {
        var elapsed = clock.GetElapsedTime(_sampledAt);
        if (rate is { } told)
        {
            (_sampledDone, _sampledAt, Rate) = (done, clock.GetTimestamp(), told);
        }
        else if (_sampledDone is not { } before || done < before)
        {
            (_sampledDone, _sampledAt, Rate) = (done, clock.GetTimestamp(), 0);
        }
        else if (elapsed >= SampleTime)
        {
            var measured = (done - before) / elapsed.TotalSeconds;
            Rate = Rate == 0 ? measured : (Rate * (1 - Weight)) + (measured * Weight);
            (_sampledDone, _sampledAt) = (done, clock.GetTimestamp());
        }
    }

    /// <summary>How long the rest will take; null when nobody can say.</summary>
    public TimeSpan? TimeLeft(long done, long? total) =>
        total is { } all && Rate > 0 && all >= done ? TimeSpan.FromSeconds((all - done) / Rate) : null;
}
