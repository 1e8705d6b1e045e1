namespace Cardshop.Content.Caching;

/// <summary>Limits of a cache or of a part of it. What is null has no limit.</summary>
public sealed record CacheRules
{
    /// <summary>Most bytes, all sources together.</summary>
    public long? MaxSize { get; init; }

    /// <summary>Longest time since a source came in.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Most sources.</summary>
    public long? MaxNum { get; init; }

    /// <summary>How long a source is used without asking whether it changed. Null: it is asked each time.</summary>
    public TimeSpan? CheckAfter { get; init; }

    /// <summary>How many versions are kept of what has versions in its name.</summary>
    public long? KeepIdentifiedVersions { get; init; }

    /// <summary>What goes first.</summary>
    public EvictionOrder Eviction { get; init; } = EvictionOrder.Lru;
}
