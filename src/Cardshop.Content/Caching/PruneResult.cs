namespace Cardshop.Content.Caching;

/// <summary>What a pruning removed.</summary>
/// <param name="Evictions">Sources that the policy no longer keeps.</param>
/// <param name="FreedBytes">Room that was won, by these and by what nobody needed any more.</param>
public sealed record PruneResult(IReadOnlyList<Eviction> Evictions, long FreedBytes);
