namespace Cardshop.TestKit.Simulation;

/// <summary>Has asynchronous work carry on in the one thread that goes through a timetable.</summary>
internal sealed class TimetableContext(Timetable timetable) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => timetable.In(TimeSpan.Zero, () => d(state));

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;
}
