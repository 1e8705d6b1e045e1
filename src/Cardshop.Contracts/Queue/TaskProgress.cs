namespace Cardshop.Contracts.Queue;

/// <summary>How far a stage of a task is.</summary>
/// <param name="Stage">What is being done, for people.</param>
/// <param name="Done">Bytes done.</param>
/// <param name="Total">Bytes to do; null when not known.</param>
/// <param name="Rate">Bytes a second; null when not known.</param>
/// <param name="Eta">Seconds to go; null when not known.</param>
public sealed record TaskProgress(string? Stage = null, long? Done = null, long? Total = null, long? Rate = null, long? Eta = null);
