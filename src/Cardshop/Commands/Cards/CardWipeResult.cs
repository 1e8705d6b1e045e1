namespace Cardshop.Commands.Cards;

/// <summary>What was wiped.</summary>
/// <param name="Targets">In the order in which they were named.</param>
internal sealed record CardWipeResult(IReadOnlyList<WipedCard> Targets);
