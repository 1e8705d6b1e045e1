namespace Cardshop.Commands.Stations;

/// <summary>The slots of a station.</summary>
/// <param name="Slots">By name.</param>
internal sealed record StationSlotsResult(IReadOnlyList<StationSlot> Slots);
