namespace Cardshop.Contracts.Queue;

/// <summary>What to change of a worker.</summary>
public sealed record WorkerChange(bool? Draining = null);
