using Cardshop.Scheduler.Orders;

namespace Cardshop.Scheduler.Queue;

/// <summary>A task has been handed out.</summary>
/// <param name="Claimant">To whom.</param>
/// <param name="Lease">How.</param>
/// <param name="Task">Which.</param>
/// <param name="Order">What it is for, its recipe encrypted.</param>
internal sealed record Assignment(Claimant Claimant, LeaseRow Lease, TaskRow Task, OrderRow Order);
