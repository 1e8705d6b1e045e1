using Cardshop.Cards.Writing;

namespace Cardshop.Commands.Cards;

/// <summary>Verdicts in a word or two.</summary>
internal static class CardWords
{
    public static string Of(CardOutcome outcome) => outcome switch
    {
        CardOutcome.Verified => "right",
        CardOutcome.WrittenNotVerified => "written, not verified",
        CardOutcome.Different => "different",
        CardOutcome.TooSmall => "too small",
        CardOutcome.Gone => "gone",
        CardOutcome.WriteProtected => "write-protected",
        CardOutcome.Stalled => "does not answer",
        CardOutcome.Cancelled => "cancelled",
        CardOutcome.ImageUnusable => "image unusable",
        CardOutcome.Refused => "refused",
        CardOutcome.Forgetful => "loses data",
        _ => "failed",
    };
}
