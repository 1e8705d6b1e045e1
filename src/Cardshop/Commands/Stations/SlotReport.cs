using System.Text.Json;
using Cardshop.Cards.Station;

namespace Cardshop.Commands.Stations;

/// <summary>What goes on in a slot, for programs.</summary>
/// <param name="Slot">Its name.</param>
/// <param name="State">In a word: <c>no_reader</c>, <c>empty</c>, <c>refused</c>, <c>asks</c>, <c>checking</c>, <c>writing</c>, <c>done</c> or <c>failed</c>.</param>
/// <param name="Text">For people.</param>
/// <param name="Serial">Number of the card; null when it has none.</param>
/// <param name="Done">Bytes of the image that are on the card; null when nothing is written.</param>
/// <param name="Total">Bytes of the image.</param>
/// <param name="Right">How many cards came out right.</param>
/// <param name="Wrong">How many did not.</param>
internal sealed record SlotReport(string Slot, string State, string Text, string? Serial, long? Done, long? Total, int Right, int Wrong)
{
    public static SlotReport Of(SlotView view) => new(
        view.Slot.ToString(),
        JsonNamingPolicy.SnakeCaseLower.ConvertName(view.State.ToString()),
        view.Text,
        view.Serial,
        view.Progress?.Done,
        view.Progress?.Total,
        view.Right,
        view.Wrong);

    public IReadOnlyList<string> Cells() =>
        [Slot, State, Total is > 0 && Done is { } done ? $"{100 * done / Total} %" : "", Serial ?? "", $"{Right}", $"{Wrong}", Text];
}
