using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Writing;

/// <summary>How it ended with a card.</summary>
/// <param name="Outcome">In a word.</param>
/// <param name="Message">A sentence for people: what happened, and what to do next.</param>
/// <param name="Range">Where on the card it happened; null when nowhere in particular.</param>
/// <param name="Files">Paths of the files that lie there.</param>
public sealed record CardVerdict(CardOutcome Outcome, string Message, ByteRange? Range = null, IReadOnlyList<string>? Files = null)
{
    /// <summary>Paths of the files that lie at <see cref="Range"/>.</summary>
    public IReadOnlyList<string> Files { get; init; } = Files ?? [];

    /// <summary>Whether the card is as it should be.</summary>
    public bool IsRight => Outcome is CardOutcome.Verified or CardOutcome.WrittenNotVerified;
}
