namespace Cardshop.Commands.Cards;

/// <summary>What was found of cards.</summary>
/// <param name="Targets">In the order in which they were named.</param>
internal sealed record CardProbeResult(IReadOnlyList<ProbedCard> Targets);
