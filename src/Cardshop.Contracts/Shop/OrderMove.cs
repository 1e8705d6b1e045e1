namespace Cardshop.Contracts.Shop;

/// <summary>Where the cards of an order are to be written instead.</summary>
/// <param name="Site">Another site; null for the first that has time.</param>
public sealed record OrderMove(string? Site = null);
