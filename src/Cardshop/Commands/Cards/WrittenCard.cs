using Cardshop.Cards.Targets;
using Cardshop.Cards.Writing;

namespace Cardshop.Commands.Cards;

/// <summary>What became of a target.</summary>
/// <param name="Target">What the person called it.</param>
/// <param name="Device">Where it is.</param>
/// <param name="Slot">The slot that it is in; null when it is in none that has a name.</param>
/// <param name="Serial">The number that it was given of its own; null when it was not.</param>
/// <param name="Verdict"><c>verified</c>, <c>written-not-verified</c>, <c>different</c>, <c>too-small</c>, <c>gone</c>, <c>write-protected</c>, <c>stalled</c>,
/// <c>failed</c>, <c>forgetful</c>, <c>image-unusable</c>, <c>refused</c>, <c>cancelled</c>, <c>defect</c>.</param>
/// <param name="Right">Whether it is as it should be.</param>
/// <param name="Message">For people.</param>
/// <param name="Place">Where it went wrong; null when nowhere in particular.</param>
/// <param name="Written">Bytes of the image that were written.</param>
/// <param name="Verified">Bytes of the image that were read back and are right.</param>
/// <param name="Resumed">Bytes of the image that an interrupted run had written.</param>
/// <param name="Retried">How many places had to be written again.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Notices">What else a person should know.</param>
/// <param name="Differences">Of a verification: where it is not the image; at most 1000 places.</param>
internal sealed record WrittenCard(
    string Target,
    string Device,
    string? Slot,
    string? Serial,
    string Verdict,
    bool Right,
    string Message,
    CardRange? Place,
    long Written,
    long Verified,
    long Resumed,
    int Retried,
    double Seconds,
    IReadOnlyList<string> Notices,
    IReadOnlyList<CardRange> Differences)
{
    public static WrittenCard Of(TargetPlan plan, string? serial, CardResult result) => new(
        plan.Name,
        plan.Path,
        plan.Slot?.ToString(),
        serial,
        OutcomeWords.Of(result.Verdict.Outcome),
        result.Verdict.IsRight,
        result.Verdict.Message,
        result.Verdict.Range is { } range ? new CardRange(range.Offset, range.Length, result.Verdict.Files) : null,
        result.Written,
        result.Verified,
        result.Resumed,
        result.Retried,
        Math.Round(result.Elapsed.TotalSeconds, 1),
        result.Notices,
        [.. result.Differences.Select(difference => new CardRange(difference.Range.Offset, difference.Range.Length, difference.Files))]);
}
