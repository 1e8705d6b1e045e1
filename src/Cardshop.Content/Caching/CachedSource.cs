using Cardshop.Content.Store;

namespace Cardshop.Content.Caching;

/// <summary>A source in the store as its policy sees it.</summary>
/// <param name="Source">What the store has.</param>
/// <param name="CheckDue">From when on it is asked whether the source changed; in the past when that is due, null when it is asked each time.</param>
/// <param name="Eviction">Why the next pruning will remove it; null when it will not.</param>
public sealed record CachedSource(StoredSource Source, DateTimeOffset? CheckDue, Eviction? Eviction);
