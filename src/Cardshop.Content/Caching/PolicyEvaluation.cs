using Cardshop.Content.Store;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Content.Caching;

/// <summary>
/// Applies the rules of a policy one behind the other, from the narrowest to the widest: filters in their order, then the kinds, then the
/// whole. Each keeps what fits, in the order of its eviction; something too large is passed over, and smaller things behind it may still fit.
/// </summary>
internal sealed class PolicyEvaluation(IEnumerable<StoredSource> sources, DateTimeOffset now)
{
    private readonly Dictionary<string, Eviction> _evictions = new(StringComparer.Ordinal);
    private readonly List<StoredSource> _sources = [.. sources.OrderBy(source => source.Entry.Source, StringComparer.Ordinal)];

    public IReadOnlyList<Eviction> Evictions =>
        [.. _evictions.Values.OrderBy(eviction => eviction.Source.Entry.Source, StringComparer.Ordinal)];

    public void Apply(CachePolicy policy)
    {
        ApplyKind("oci_images", policy.OciImages, [.. _sources.Where(source => source.Entry.IsImage)]);
        ApplyKind("files", policy.Files, [.. _sources.Where(source => !source.Entry.IsImage)]);
        if (!policy.Enabled)
        {
            EvictAll(_sources, "enabled: the cache is switched off");
        }

        ApplyRules("", policy.Rules, _sources);
    }

    private void ApplyKind(string path, KindPolicy policy, List<StoredSource> sources)
    {
        if (!policy.Enabled)
        {
            EvictAll(sources, $"{path}.enabled: is switched off");
        }

        var owners = sources.ToLookup(source => policy.FilterOf(NameOf(source.Entry)));
        for (var i = 0; i < policy.Filters.Count; i++)
        {
            var owned = owners[policy.Filters[i]].ToList();
            if (policy.Filters[i].Ignore)
            {
                EvictAll(owned, $"{path}.filters[{i}].ignore: is not to be kept");
            }

            ApplyRules($"{path}.filters[{i}].", policy.Filters[i].Rules, owned);
        }

        ApplyRules(path + ".", policy.Rules, sources);
    }

    private void ApplyRules(string path, CacheRules rules, List<StoredSource> sources)
    {
        ApplyVersions(path, rules, sources);
        var left = sources.Where(source => !_evictions.ContainsKey(source.Entry.Source)).ToList();
        var (size, count) = (0L, 0L);

        // What is in use stays whatever the rules say, so it comes first and takes its room from the others.
        foreach (var source in left.OrderBy(source => !source.IsInUse).ThenBy(source => source, KeptFirst(rules.Eviction)))
        {
            var reason = (string?)null;
            if (now - source.Entry.Added > rules.MaxAge)
            {
                reason = $"{path}max_age: came in {(now - source.Entry.Added).TotalDays:0} days ago";
            }
            else if (size + source.StoredBytes > rules.MaxSize)
            {
                reason = $"{path}max_size: no room within {new ByteSize(rules.MaxSize.Value)}";
            }
            else if (count + 1 > rules.MaxNum)
            {
                reason = $"{path}max_num: {rules.MaxNum} are kept";
            }

            if (reason is null || !Evict(source, reason))
            {
                size += source.StoredBytes;
                count++;
            }
        }
    }

    private void ApplyVersions(string path, CacheRules rules, List<StoredSource> sources)
    {
        if (rules.KeepIdentifiedVersions is not { } kept)
        {
            return;
        }

        var versions =
            from source in sources
            where !_evictions.ContainsKey(source.Entry.Source)
            let version = IdentifiedVersion.Of(source.Entry)
            where version is not null
            group (source, version.Version) by version.Identity;
        foreach (var identity in versions)
        {
            var outdated = identity.OrderByDescending(version => version.Version, NaturalOrder.Instance).Skip((int)Math.Min(kept, int.MaxValue));
            foreach (var (source, _) in outdated)
            {
                Evict(source, $"{path}keep_identified_versions: {kept} are kept");
            }
        }
    }

    private void EvictAll(IEnumerable<StoredSource> sources, string reason)
    {
        foreach (var source in sources.Where(source => !_evictions.ContainsKey(source.Entry.Source)))
        {
            Evict(source, reason);
        }
    }

    private bool Evict(StoredSource source, string reason) =>
        !source.IsInUse && _evictions.TryAdd(source.Entry.Source, new Eviction(source, reason));

    private static string NameOf(IndexEntry entry) => entry.IsImage ? entry.Source[IndexEntry.ImagePrefix.Length..] : entry.Source;

    private static Comparer<StoredSource> KeptFirst(EvictionOrder order) => order switch
    {
        EvictionOrder.Oldest => By(source => -source.Entry.Added.UtcTicks),
        EvictionOrder.Newest => By(source => source.Entry.Added.UtcTicks),
        EvictionOrder.Largest => By(source => source.StoredBytes),
        EvictionOrder.Smallest => By(source => -source.StoredBytes),
        _ => By(source => -source.Entry.LastUsed.UtcTicks),
    };

    private static Comparer<StoredSource> By(Func<StoredSource, long> key) => Comparer<StoredSource>.Create((a, b) => key(a).CompareTo(key(b)));
}
