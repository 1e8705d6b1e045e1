using Cardshop.Content.Store;

namespace Cardshop.Content.Caching;

/// <summary>A store under its policy.</summary>
public sealed class Cache(ContentStore store, CachePolicy policy, TimeProvider clock)
{
    /// <summary>All sources in the store, by ordinal order of their names, with what the policy says of them.</summary>
    public IReadOnlyList<CachedSource> Show()
    {
        var sources = store.Sources();
        var evictions = policy.Evaluate(sources, clock.GetUtcNow()).ToDictionary(eviction => eviction.Source.Entry.Source, StringComparer.Ordinal);
        return [.. sources.Select(source => new CachedSource(source, CheckDue(source.Entry), evictions.GetValueOrDefault(source.Entry.Source)))];
    }

    /// <summary>Removes what the policy does not keep, and what nobody needs; never what a running build uses.</summary>
    public PruneResult Prune()
    {
        var evictions = policy.Evaluate(store.Sources(), clock.GetUtcNow());
        foreach (var eviction in evictions)
        {
            store.Forget(eviction.Source.Entry.Source);
        }

        return new PruneResult(evictions, store.Sweep());
    }

    private DateTimeOffset? CheckDue(IndexEntry entry) => policy.CheckAfter(entry.Source) is { } interval
        ? interval < DateTimeOffset.MaxValue - entry.LastChecked ? entry.LastChecked + interval : DateTimeOffset.MaxValue
        : null;
}
