namespace Cardshop.Contracts.Queue;

/// <summary>What a writer has to know of its card.</summary>
/// <param name="Number">Which card of the order it is, from 1.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Slot">Where it is to be written.</param>
/// <param name="Round">
/// How often a person has been asked for a card for it, from 1. As long as it stays the checkpoint speaks of the card in the slot; a higher one means another card.
/// </param>
/// <param name="IsConfirmed">Whether a person has said, in this round, that the card is in.</param>
/// <param name="Details">What the card has of its own, by the columns of a list for <c>card write --personalise</c>; null for nothing.</param>
public sealed record CardWork(int Number, int Count, string Slot, int Round, bool IsConfirmed, IReadOnlyDictionary<string, string>? Details);
