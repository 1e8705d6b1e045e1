namespace Cardshop.Commands.Caches;

/// <summary>Something that was removed.</summary>
/// <param name="Source">What it was.</param>
/// <param name="Reason">Why.</param>
internal sealed record EvictedItem(string Source, string Reason);
