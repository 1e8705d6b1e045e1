namespace Cardshop.Scheduler.Events;

/// <summary>Which events are wanted: those of an order, of a worker, of a channel, or all.</summary>
internal sealed record EventScope(string? Order = null, string? Worker = null, string? Channel = null);
