namespace Cardshop.Contracts.Queue;

/// <summary>Gives a task back, undone, without blame.</summary>
public sealed record TaskRelease(long? Fence = null, string? Checkpoint = null);
