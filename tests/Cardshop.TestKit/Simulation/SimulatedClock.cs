namespace Cardshop.TestKit.Simulation;

/// <summary>
/// A clock of its own: time passes when the simulation says so, and what people see of it may jump. Its timers are due by the timetable that it
/// is given to; without one, by real time.
/// </summary>
public sealed class SimulatedClock : TimeProvider
{
    private static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Milliseconds that have really passed.</summary>
    public long Passed
    {
        get => Ticks / TimeSpan.TicksPerMillisecond;
        set => Ticks = value * TimeSpan.TicksPerMillisecond;
    }

    /// <summary>Milliseconds by which the shown time is wrong.</summary>
    public long Error { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>What has really passed, in units of 100 ns.</summary>
    internal long Ticks { get; set; }

    internal Timetable? Timetable { get; set; }

    public override DateTimeOffset GetUtcNow() => Beginning.AddTicks(Ticks).AddMilliseconds(Error);

    public override long GetTimestamp() => Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        Timetable is null ? base.CreateTimer(callback, state, dueTime, period) : new SimulatedTimer(Timetable, () => callback(state), dueTime, period);
}
