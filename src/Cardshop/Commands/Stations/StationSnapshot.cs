using Cardshop.Cards.Station;

namespace Cardshop.Commands.Stations;

/// <summary>What a station does at a moment.</summary>
/// <param name="At">When.</param>
/// <param name="Image">What it writes.</param>
/// <param name="Slots">What goes on in each slot.</param>
internal sealed record StationSnapshot(DateTimeOffset At, string Image, IReadOnlyList<SlotReport> Slots)
{
    public static StationSnapshot Of(DateTimeOffset at, string image, IReadOnlyList<SlotView> views) => new(at, image, [.. views.Select(SlotReport.Of)]);
}
