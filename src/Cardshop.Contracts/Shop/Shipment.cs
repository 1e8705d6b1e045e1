namespace Cardshop.Contracts.Shop;

/// <summary>How cards were sent.</summary>
/// <param name="At">When somebody said so.</param>
/// <param name="By">Who: a username, or the name of a site for who followed a link.</param>
/// <param name="Tracking">A number or an address to follow the parcel by; null for none.</param>
/// <param name="Serials">Serial numbers of the hotspots that were sent along; null for none.</param>
public sealed record Shipment(DateTimeOffset At, string By, string? Tracking, IReadOnlyList<string>? Serials = null);
