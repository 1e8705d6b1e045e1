namespace Cardshop.Contracts.Shop;

/// <summary>Cards were sent.</summary>
/// <param name="Tracking">A number or an address to follow the parcel by, at most 500 characters; null for none.</param>
/// <param name="Serials">Serial numbers of the hotspots that were sent along (<see cref="DeviceSerial"/>), at most one for each card; null for none.</param>
public sealed record ShipRequest(string? Tracking = null, IReadOnlyList<string>? Serials = null);
