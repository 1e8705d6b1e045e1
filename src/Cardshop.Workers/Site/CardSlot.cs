using Cardshop.Cards.Devices;
using Cardshop.Cards.Station;
using Cardshop.Contracts.Queue;

namespace Cardshop.Workers.Site;

/// <summary>The slot that a writer serves, from one task to the next.</summary>
/// <param name="place">Where cards are put in.</param>
public sealed class CardSlot(CardPlace place)
{
    /// <summary>The card that came out right last, so that it is not taken for the next one.</summary>
    private string? _written;

    /// <summary>What people call it.</summary>
    public string Name => place.Slot.ToString();

    /// <summary>What the scheduler is told of it before a task.</summary>
    public SlotOffer Offer() => new(Name, place.Look()?.Length, IsBusy: false);

    internal PlacedCard? Look() => place.Look();

    internal CardFindings Inspect() => place.Inspect();

    internal ValueTask<IBlockDevice> OpenAsync(CardFindings findings, CancellationToken cancellation) => place.OpenAsync(findings, cancellation);

    internal bool HasWritten(PlacedCard card) => string.Equals(_written, card.Key, StringComparison.Ordinal);

    internal void Remember(PlacedCard card) => _written = card.Key;
}
