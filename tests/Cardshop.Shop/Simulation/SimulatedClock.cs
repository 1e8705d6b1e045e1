namespace Cardshop.Shop.Simulation;

/// <summary>A clock of its own: time passes when the simulation says so, and what people see of it may jump.</summary>
internal sealed class SimulatedClock : TimeProvider
{
    private static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Milliseconds that have really passed.</summary>
    public long Passed { get; set; }

    /// <summary>Milliseconds by which the shown time is wrong.</summary>
    public long Error { get; set; }

    public override long TimestampFrequency => 1000;

    public override DateTimeOffset GetUtcNow() => Beginning.AddMilliseconds(Passed + Error);

    public override long GetTimestamp() => Passed;
}
