using Cardshop.Cards.Slots;
using Cardshop.Cards.Writing;

namespace Cardshop.Cards.Station;

/// <summary>What a screen shows of a slot.</summary>
/// <param name="Slot">Its name.</param>
/// <param name="State">What is going on.</param>
/// <param name="Text">What a person should know, and do next.</param>
/// <param name="Serial">The number of the card; null when it has none.</param>
/// <param name="Progress">How far it is; null when nothing is written.</param>
/// <param name="Right">How many cards came out right of it so far.</param>
/// <param name="Wrong">How many did not.</param>
public sealed record SlotView(SlotId Slot, SlotState State, string Text, string? Serial, CardProgress? Progress, int Right, int Wrong);
