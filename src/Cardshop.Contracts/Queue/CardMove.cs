namespace Cardshop.Contracts.Queue;

/// <summary>Where a card is to be written instead.</summary>
/// <param name="Slot">A slot of the same site; null for whichever is free first.</param>
public sealed record CardMove(string? Slot = null);
