using Cardshop.Imaging.Verification;

namespace Cardshop.Cards.Writing;

/// <summary>What was done to a card.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Written">Bytes of the image that were written in this run, again and again where that was needed.</param>
/// <param name="Verified">Bytes of the image that are known to be right, those of an interrupted run included.</param>
/// <param name="Resumed">Bytes of the image that an interrupted run had written.</param>
/// <param name="Retried">How many ranges had to be written again.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Notices">What else a person should know, in order.</param>
/// <param name="Differences">Of a verification: where the card is not the image; at most 1000 places.</param>
public sealed record CardResult(
    CardVerdict Verdict, long Written, long Verified, long Resumed, int Retried, TimeSpan Elapsed, IReadOnlyList<string> Notices, IReadOnlyList<ImageDifference> Differences)
{
    /// <summary>Of a card that was not even opened.</summary>
    /// <param name="message">Why.</param>
    public static CardResult Refused(string message) => new(new CardVerdict(CardOutcome.Refused, message), 0, 0, 0, 0, TimeSpan.Zero, [], []);
}
