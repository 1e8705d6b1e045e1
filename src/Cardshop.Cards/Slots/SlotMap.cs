using System.Collections.Immutable;
using Cardshop.Cards.Discovery;

namespace Cardshop.Cards.Slots;

/// <summary>Which name stands for which place that a reader is plugged into.</summary>
/// <param name="Places">Topologies, as in <see cref="Devices.DeviceIdentity.Topology"/>, by the names of slots.</param>
public sealed record SlotMap(ImmutableSortedDictionary<SlotId, string> Places)
{
    /// <summary>No slot has a name.</summary>
    public static SlotMap Empty { get; } = new(ImmutableSortedDictionary<SlotId, string>.Empty);

    /// <summary>The name of a place; null when it has none.</summary>
    public SlotId? NameOf(string? topology)
    {
        foreach (var (slot, place) in Places)
        {
            if (string.Equals(place, topology, StringComparison.Ordinal))
            {
                return slot;
            }
        }

        return null;
    }

    /// <summary>The disk that is in a slot now; null when no reader is there, or the slot has no place.</summary>
    public FoundDisk? Resolve(SlotId slot, IEnumerable<FoundDisk> disks) =>
        Places.TryGetValue(slot, out var place) ? disks.FirstOrDefault(disk => string.Equals(disk.Identity.Topology, place, StringComparison.Ordinal)) : null;

    /// <summary>Gives a place a name. What had the name loses it, and so does the place its former one.</summary>
    public SlotMap With(SlotId slot, string topology)
    {
        var places = Places.RemoveRange(Places.Where(place => string.Equals(place.Value, topology, StringComparison.Ordinal)).Select(place => place.Key));
        return new SlotMap(places.SetItem(slot, topology));
    }

    /// <summary>Takes a name away.</summary>
    public SlotMap Without(SlotId slot) => new(Places.Remove(slot));
}
