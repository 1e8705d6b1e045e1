namespace Cardshop.Scheduler.Queue;

/// <summary>A lease that is good, and its task.</summary>
internal sealed record Hold(LeaseRow Lease, TaskRow Task);
