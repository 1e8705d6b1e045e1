namespace Cardshop.Scheduler.Outcomes;

/// <summary>The value of what has none.</summary>
public readonly record struct Nothing;
