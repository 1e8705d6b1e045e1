namespace Cardshop.Commands.Caches;

/// <summary>What a pruning removed.</summary>
/// <param name="Cache">The folder.</param>
/// <param name="FreedBytes">Room that was won.</param>
/// <param name="Evicted">What the policy no longer keeps, and why.</param>
internal sealed record CachePruneResult(string Cache, long FreedBytes, IReadOnlyList<EvictedItem> Evicted);
