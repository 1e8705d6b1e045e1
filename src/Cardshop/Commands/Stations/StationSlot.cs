using Cardshop.Cards.Discovery;
using Cardshop.Cards.Slots;
using Cardshop.Commands.Cards;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Commands.Stations;

/// <summary>A slot that has a name.</summary>
/// <param name="Slot">The name.</param>
/// <param name="Place">Where its reader is plugged in.</param>
/// <param name="Reader">Which reader is there; null for none.</param>
/// <param name="Size">Size of the card in it, in bytes; null for none.</param>
internal sealed record StationSlot(string Slot, string Place, string? Reader, long? Size)
{
    public static StationSlot Of(SlotId slot, string place, FoundDisk? disk) =>
        new(slot.ToString(), place, disk is null ? null : DiskText.Model(disk), disk is { Length: > 0 } ? disk.Length : null);

    public IReadOnlyList<string> Cells() => [Slot, Place, Reader ?? "not plugged in", Size is { } bytes ? new ByteSize(bytes).ToString() : "no card"];
}
