namespace Cardshop.Contracts.Queue;

/// <summary>How a task ended.</summary>
/// <param name="Fence">Of the lease.</param>
/// <param name="Status">One of the ends of the task's kind.</param>
/// <param name="Artifacts">What came of it.</param>
/// <param name="Cause">Why it failed, for people.</param>
/// <param name="Remedy">What to do about it, for people.</param>
/// <param name="Retryable">Whether another attempt may do better.</param>
public sealed record TaskResult(
    long? Fence = null, WorkStatus? Status = null, IReadOnlyList<ReportedArtifact>? Artifacts = null, string? Cause = null, string? Remedy = null, bool? Retryable = null)
{
    /// <summary>Of a writer: how it ended with the card.</summary>
    public CardReport? Card { get; init; }
}
