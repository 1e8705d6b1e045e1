namespace Cardshop.Contracts.Shop;

/// <summary>Cards were sent.</summary>
/// <param name="Tracking">A number or an address to follow the parcel by, at most 500 characters; null for none.</param>
public sealed record ShipRequest(string? Tracking = null);
