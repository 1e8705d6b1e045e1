using Cardshop.Content.Store;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Content.Caching;

/// <summary>
/// What a store keeps between builds. It says nothing of what a running build uses: that always stays.
/// <para>
/// The file and its keys are those of image-creator. Differences, all on purpose: <c>oldest</c> and <c>newest</c> evict what they say;
/// <c>enabled: false</c> means that nothing of the kind is kept, rather than that it is never evicted; <c>check_after</c> also holds for what
/// a build asks for; what one rule evicts no longer counts for the next one; local files take part with what was derived from them.
/// </para>
/// </summary>
public sealed record CachePolicy
{
    /// <summary>What holds where there is no file: the 10 GiB that were used last.</summary>
    public static CachePolicy Default { get; } = new() { Rules = new CacheRules { MaxSize = 10 * ByteSize.GiB } };

    /// <summary>Whether anything is kept.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Limits of the cache as a whole.</summary>
    public CacheRules Rules { get; init; } = new();

    /// <summary>What is kept of images.</summary>
    public KindPolicy OciImages { get; init; } = new();

    /// <summary>What is kept of files.</summary>
    public KindPolicy Files { get; init; } = new();

    /// <summary>Whether a source is one to keep at all, sizes and ages aside.</summary>
    /// <param name="source">A URL, or <c>image:</c> and an ident.</param>
    public bool Keeps(string source)
    {
        var (kind, name) = Of(source);
        return Enabled && kind.Enabled && kind.FilterOf(name) is not { Ignore: true };
    }

    /// <summary>How long a source is used without asking whether it changed; null when it is asked each time.</summary>
    /// <inheritdoc cref="Keeps"/>
    public TimeSpan? CheckAfter(string source)
    {
        var (kind, name) = Of(source);
        return kind.FilterOf(name)?.Rules.CheckAfter ?? kind.Rules.CheckAfter ?? Rules.CheckAfter;
    }

    /// <summary>Says what is to go.</summary>
    /// <param name="sources">What the store has, and what it might take in.</param>
    /// <param name="now">The time that ages are counted to.</param>
    /// <returns>The evictions, by ordinal order of the sources.</returns>
    public IReadOnlyList<Eviction> Evaluate(IEnumerable<StoredSource> sources, DateTimeOffset now)
    {
        var evaluation = new PolicyEvaluation(sources, now);
        evaluation.Apply(this);
        return evaluation.Evictions;
    }

    private (KindPolicy Kind, string Name) Of(string source) => source.StartsWith(IndexEntry.ImagePrefix, StringComparison.Ordinal)
        ? (OciImages, source[IndexEntry.ImagePrefix.Length..])
        : (Files, source);
}
