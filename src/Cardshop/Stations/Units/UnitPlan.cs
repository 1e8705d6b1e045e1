using Cardshop.Cards.Slots;

namespace Cardshop.Stations.Units;

/// <summary>What the services of a writer host are to be.</summary>
/// <param name="Program">How the program is started: an absolute path, and what comes before the command.</param>
/// <param name="Variables">What it needs to start at all.</param>
/// <param name="Slots">Each gets a writer.</param>
/// <param name="Folder">Where images lie; null for the folder of the services.</param>
internal sealed record UnitPlan(IReadOnlyList<string> Program, IReadOnlyList<KeyValuePair<string, string>> Variables, IReadOnlyList<SlotId> Slots, string? Folder);
