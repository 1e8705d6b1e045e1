using Cardshop.Cards.Slots;
using Cardshop.Commands.Cards;
using Cardshop.Stations;

namespace Cardshop.Commands.Stations.Services;

/// <summary>The slots that services are for.</summary>
internal sealed class ServiceSlots(Session session, StationPlaces places)
{
    /// <summary>Those that were named, else all that have names.</summary>
    /// <exception cref="UsageException">There are none, or some that no writer could serve.</exception>
    public IReadOnlyList<SlotId> Choose(string[] given)
    {
        // Which readers the machine will have that an image is for is not known here.
        var known = places.IsImage ? new SlotFile(session.Storage, places.Slots).Read() : Machine.Open(session).Slots();
        var (chosen, problems) = (new SortedSet<SlotId>(), new List<string>());
        foreach (var text in given.SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (!SlotId.TryParse(text, out var slot))
            {
                problems.Add($"--slots: \"{text}\" is not the name of a slot: up to {SlotId.MaximumLength} letters, digits and hyphens.");
            }
            else if (!places.IsImage && !known.Places.ContainsKey(slot))
            {
                problems.Add($"--slots: {slot}: no reader has that name. Give it one: cardshop station slots {slot}");
            }
            else
            {
                chosen.Add(slot);
            }
        }

        chosen.UnionWith(given.Length == 0 ? known.Places.Keys : []);
        return problems.Count > 0 ? throw new UsageException(string.Join('\n', problems))
            : chosen.Count > 0 ? [.. chosen]
            : throw new UsageException($"No slot has a name yet. {(places.IsImage ? "Say which there will be: --slots A,B" : "Give some: cardshop station slots A B C")}");
    }

    /// <summary>Has the names of slots where the services look for them. Names that are there already stay.</summary>
    public void Share()
    {
        var file = new SlotFile(session.Storage, places.Slots);
        if (!places.IsImage && !File.Exists(file.Path))
        {
            file.Write(Machine.Open(session).Slots());
        }
    }
}
