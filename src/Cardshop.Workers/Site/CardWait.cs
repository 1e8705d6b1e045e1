using Cardshop.Cards.Station;
using Cardshop.Contracts.Queue;
using Cardshop.Primitives.Sizes;
using Cardshop.Workers.Kit;

namespace Cardshop.Workers.Site;

/// <summary>
/// Waits for the card that a task is to be written to. An empty card is taken as soon as it is in; one that holds something only when a person has
/// said that it is the one, and never the one that was written just before.
/// </summary>
internal sealed class CardWait(HeldTask held, CardSlot slot, TimeProvider clock)
{
    private const double Tolerance = 0.1;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly CardWork _card = held.Lease.Work.Card!;
    private readonly WriteCheckpoint? _begun = WriteCheckpoint.TryRead(held.Lease.Work.Checkpoint);
    private string? _told;

    /// <returns>The card, which may be written now.</returns>
    public async Task<AwaitedCard> RunAsync(CancellationToken cancellation)
    {
        (PlacedCard Card, CardFindings Findings)? seen = null;
        while (true)
        {
            var card = slot.Look();
            seen = card is null ? null : seen?.Card == card ? seen : (card, slot.Inspect());
            var obstacle = seen is var (placed, findings) ? ObstacleOf(placed, findings) : $"Put a card of {held.Lease.Work.MediaSize} GB into slot {slot.Name}.";
            if (obstacle is null)
            {
                return new AwaitedCard(seen!.Value.Card, seen.Value.Findings, IsBegun(seen.Value.Card));
            }

            Tell(obstacle);
            await Task.Delay(Interval, clock, cancellation);
        }
    }

    private string? ObstacleOf(PlacedCard card, CardFindings findings) => findings switch
    {
        _ when slot.HasWritten(card) => $"Slot {slot.Name} still has the card that was written before. Take it out, and put in the next one.",
        { Objection: { } objection } => $"The card in slot {slot.Name} cannot be used. {objection}",
        _ when ObjectionTo(card.Length) is { } objection => $"The card in slot {slot.Name} cannot be used. {objection}",
        { Contents: { } contents } when !IsConfirmed && !IsBegun(card) =>
            $"The card in slot {slot.Name} holds {contents}. Say that it may be overwritten, or put in an empty one.",
        _ => null,
    };

    private string? ObjectionTo(long length)
    {
        var (least, usual) = (held.Lease.Work.MediaBytes, held.Lease.Work.MediaSize * 1e9);
        return length < least ? $"It has {new ByteSize(length)}, {new ByteSize(least - length)} too few."
            : length > usual * (1 + Tolerance) ? $"It has {new ByteSize(length)}, but cards of {held.Lease.Work.MediaSize} GB were ordered."
            : null;
    }

    private bool IsConfirmed => _card.IsConfirmed || held.IsCardConfirmed;

    private bool IsBegun(PlacedCard card) => _begun is { } begun && begun.Round == _card.Round && string.Equals(begun.Card, card.Key, StringComparison.Ordinal);

    private void Tell(string obstacle)
    {
        if (!string.Equals(_told, obstacle, StringComparison.Ordinal))
        {
            _told = obstacle;
            held.Enter(WorkStatus.WaitingForCard);
            held.Say(obstacle);
            held.Tell(new TaskProgress(obstacle));
        }
    }
}
