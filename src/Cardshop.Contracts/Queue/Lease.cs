using Cardshop.Contracts.Ids;

namespace Cardshop.Contracts.Queue;

/// <summary>A worker's hold on a task.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Fence">Goes with every report. Larger than that of any earlier lease of the task.</param>
/// <param name="ExpiresIn">Seconds until it is lost without a heartbeat.</param>
/// <param name="HeartbeatEvery">Seconds between heartbeats.</param>
/// <param name="Task">What to do.</param>
/// <param name="Work">What to do it with.</param>
public sealed record Lease(LeaseId Id, long Fence, double ExpiresIn, double HeartbeatEvery, ShopTask Task, Work Work);
