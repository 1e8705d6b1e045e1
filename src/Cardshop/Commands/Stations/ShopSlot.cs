using Cardshop.Contracts.Shop;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Commands.Stations;

/// <summary>A slot as the shop knows it.</summary>
/// <param name="Slot">Its name.</param>
/// <param name="Alive">Whether its writer called a moment ago.</param>
/// <param name="CardBytes">What the card in it held then; null for none.</param>
/// <param name="Task">The card that is being written there; null when none is.</param>
internal sealed record ShopSlot(string Slot, bool Alive, long? CardBytes, string? Task)
{
    public static ShopSlot Of(SiteSlot slot) => new(slot.Name, slot.IsAlive, slot.CardBytes, slot.Task?.ToString());

    public IReadOnlyList<string> Cells() => [Slot, Alive ? "runs" : "has not called for a while", Task is not null ? "is written" : CardBytes is { } bytes ? new ByteSize(bytes).ToString() : "none"];
}
