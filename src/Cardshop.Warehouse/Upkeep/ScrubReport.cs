using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Upkeep;

/// <summary>What the last reading of all objects found.</summary>
/// <param name="Started">When it began.</param>
/// <param name="Finished">When it ended; null while it runs.</param>
/// <param name="Objects">How many objects were read.</param>
/// <param name="Bytes">How many bytes.</param>
/// <param name="Damages">What is wrong.</param>
/// <param name="Strays">Files that are no objects. They are left where they are.</param>
public sealed record ScrubReport(
    DateTimeOffset Started, DateTimeOffset? Finished, int Objects, long Bytes, IReadOnlyList<Damage> Damages, IReadOnlyList<string> Strays);
