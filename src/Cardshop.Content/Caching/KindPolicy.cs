namespace Cardshop.Content.Caching;

/// <summary>What is kept of one kind of source: of images, or of files.</summary>
public sealed record KindPolicy
{
    /// <summary>Whether anything of the kind is kept.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Limits of the kind as a whole.</summary>
    public CacheRules Rules { get; init; } = new();

    /// <summary>Rules for some of the kind, in the order in which they are tried.</summary>
    public IReadOnlyList<CacheFilter> Filters { get; init; } = [];

    /// <summary>The filter that a source belongs to, if any.</summary>
    internal CacheFilter? FilterOf(string name) => Filters.FirstOrDefault(filter => filter.Fits(name));
}
