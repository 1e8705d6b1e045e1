using Cardshop.Cards.Devices;
using Cardshop.Cards.Writing;
using Cardshop.Contracts.Queue;

namespace Cardshop.Workers.Site;

/// <summary>What became of a card, as the scheduler and the people at the site have to know it.</summary>
internal static class CardVerdicts
{
    /// <summary>The result of a task whose card was written, or tried to be.</summary>
    public static TaskResult Of(CardResult result, AwaitedCard card, string slot)
    {
        var verdict = result.Verdict;
        var report = new CardReport(OutcomeWords.Of(verdict.Outcome), verdict.Message, NameOf(card.Findings.Plan!.Confirmed.Identity), card.Card.Length);
        return verdict.IsRight
            ? new TaskResult(Status: WorkStatus.Written) { Card = report }
            : new TaskResult(Status: StatusOf(verdict.Outcome), Cause: verdict.Message, Remedy: RemedyOf(verdict.Outcome, slot), Retryable: false) { Card = report };
    }

    /// <summary>The result of a task that no card is to blame for.</summary>
    public static TaskResult Unusable(string cause, string remedy) => new(Status: WorkStatus.FailedToWrite, Cause: cause, Remedy: remedy, Retryable: false);

    /// <summary>A card that was pulled, or whose reader hangs, may be a good one: a person looks. The others are to be replaced.</summary>
    private static WorkStatus StatusOf(CardOutcome outcome) => outcome switch
    {
        CardOutcome.Gone or CardOutcome.Stalled or CardOutcome.Refused or CardOutcome.Cancelled => WorkStatus.NeedsAttention,
        CardOutcome.Defect => WorkStatus.Failed,
        _ => WorkStatus.FailedToWrite,
    };

    private static string RemedyOf(CardOutcome outcome, string slot) => outcome switch
    {
        CardOutcome.Gone => $"Put the same card back into slot {slot}, and have it carried on.",
        CardOutcome.Stalled => $"Take the card out of slot {slot}, plug its reader in again, put the card back, and have it carried on.",
        CardOutcome.TooSmall => $"Put a larger card into slot {slot}, and have it tried again.",
        CardOutcome.WriteProtected => $"Unlock the card, or put another one into slot {slot}, and have it tried again.",
        CardOutcome.ImageUnusable => "The image at the site is damaged: have it downloaded again.",
        CardOutcome.Defect => "This is a defect. Report it with the log of the task.",
        _ => $"Throw the card away, put another one into slot {slot}, and have it tried again.",
    };

    private static string? NameOf(DeviceIdentity identity)
    {
        var known = string.Join(' ', new[] { identity.Vendor, identity.Model, identity.CardSerial ?? identity.Serial }.Where(part => part.Length > 0));
        return known.Length > 0 ? known : null;
    }
}
