using Cardshop.Cards.Targets;

namespace Cardshop.Cards.Station;

/// <summary>What a closer look at a card came to.</summary>
/// <param name="Objection">Why it must not be written; null when it may.</param>
/// <param name="Contents">What is on it, for people; null when nobody would miss anything: it is empty, or was being written and is not finished.</param>
/// <param name="Plan">The card; null when it must not be written.</param>
public sealed record CardFindings(string? Objection, string? Contents, TargetPlan? Plan);
