namespace Cardshop.Shop.Hosting;

/// <summary>A clock for whom a second of waiting for something is a millisecond, and for whom much time has passed whenever it is measured.</summary>
internal sealed class HurriedClock : TimeProvider
{
    private const int Haste = 1_000;

    private long _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Add(ref _passed, TimeSpan.TicksPerMinute);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, period > TimeSpan.Zero || dueTime <= TimeSpan.Zero ? dueTime : dueTime / Haste, period);
}
