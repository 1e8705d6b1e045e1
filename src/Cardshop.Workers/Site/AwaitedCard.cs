using Cardshop.Cards.Station;

namespace Cardshop.Workers.Site;

/// <summary>The card that a task is written to.</summary>
/// <param name="Card">Which.</param>
/// <param name="Findings">What is known of it.</param>
/// <param name="IsBegun">Whether this task has begun to write it before.</param>
internal sealed record AwaitedCard(PlacedCard Card, CardFindings Findings, bool IsBegun);
