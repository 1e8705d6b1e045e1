namespace Cardshop.Contracts.Queue;

/// <summary>Says that a worker is alive and how far it is.</summary>
/// <param name="Fence">Of the lease.</param>
/// <param name="Status">How far the task is; null for no change.</param>
/// <param name="Progress">Of the present stage.</param>
/// <param name="Checkpoint">What the next worker should know if this one vanishes, at most 64 KiB; null for no change.</param>
/// <param name="Wait">Seconds, 0 to 15, for which the answer may be held back; it comes at once when there is something to say.</param>
public sealed record Heartbeat(long? Fence = null, WorkStatus? Status = null, TaskProgress? Progress = null, string? Checkpoint = null, double? Wait = null)
{
    /// <summary>
    /// Of a writer: in which round it is. To go back to waiting once a card was in takes the next round, one higher than before. A heartbeat that was overtaken by a later
    /// one has the old round, and its status is passed over.
    /// </summary>
    public int? Round { get; init; }
}
