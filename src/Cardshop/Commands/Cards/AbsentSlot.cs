namespace Cardshop.Commands.Cards;

/// <summary>A slot whose reader is not plugged in.</summary>
/// <param name="Slot">Its name.</param>
/// <param name="Topology">Where the reader belongs.</param>
internal sealed record AbsentSlot(string Slot, string Topology);
