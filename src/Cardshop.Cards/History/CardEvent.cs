using Cardshop.Cards.Devices;
using Cardshop.Cards.Images;
using Cardshop.Cards.Targets;
using Cardshop.Cards.Writing;

namespace Cardshop.Cards.History;

/// <summary>What came of one card in one slot.</summary>
/// <param name="At">When it was over.</param>
/// <param name="Slot">Name of the slot; null when it has none.</param>
/// <param name="Topology">Where its reader is plugged in; null for what has no place.</param>
/// <param name="Reader">Vendor, model and serial number of the reader.</param>
/// <param name="CardSerial">Of the card, where the reader lets it be seen; otherwise null.</param>
/// <param name="Serial">What it was given as its own number; null when it was not.</param>
/// <param name="Image">SHA-256 by which the image is known.</param>
/// <param name="Outcome">How it ended, in a word.</param>
/// <param name="Message">The same in a sentence.</param>
/// <param name="Written">Bytes that were written.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record CardEvent(
    DateTimeOffset At,
    string? Slot,
    string? Topology,
    string Reader,
    string? CardSerial,
    string? Serial,
    string Image,
    string Outcome,
    string Message,
    long Written,
    double Seconds)
{
    /// <summary>Whether the card was right in the end.</summary>
    public bool IsRight => Outcome is "verified" or "written-not-verified";

    /// <summary>Whether it went wrong in a way that a reader, or a card, can be blamed for.</summary>
    public bool IsFault => Outcome is "gone" or "stalled" or "failed" or "forgetful" or "different";

    /// <summary>What came of a card.</summary>
    /// <param name="at">When it was over.</param>
    /// <param name="target">The card.</param>
    /// <param name="serial">What it was given as its own number; null when it was not.</param>
    /// <param name="image">What was written.</param>
    /// <param name="result">How it ended.</param>
    public static CardEvent Of(DateTimeOffset at, TargetPlan target, string? serial, CardImage image, CardResult result) => new(
        at,
        target.Slot?.ToString(),
        target.Confirmed.Identity.Topology,
        NameOf(target.Confirmed.Identity),
        target.Confirmed.Identity.CardSerial,
        serial,
        image.Fingerprint.ToString(),
        OutcomeWords.Of(result.Verdict.Outcome),
        result.Verdict.Message,
        result.Written,
        result.Elapsed.TotalSeconds);

    private static string NameOf(DeviceIdentity identity) => string.Join(' ', new[] { identity.Vendor, identity.Model, identity.Serial }.Where(part => part.Length > 0));
}
