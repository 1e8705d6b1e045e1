namespace Cardshop.Hotspot.Yaml;

/// <summary>Keys with their values, each key once, in order.</summary>
public sealed class YamlMapping : YamlNode
{
    /// <summary>From here on a look-up by hash is faster than one by one.</summary>
    private const int Many = 16;

    private readonly Dictionary<YamlScalar, YamlNode>? _values;

    /// <param name="pairs">Pairs with keys that differ.</param>
    /// <exception cref="ArgumentException">A key is there twice.</exception>
    public YamlMapping(params IEnumerable<YamlPair> pairs)
        : this(YamlTag.Map, [.. pairs])
    {
        if (Pairs.DistinctBy(pair => pair.Key, YamlKeyComparer.Instance).Count() != Pairs.Count)
        {
            throw new ArgumentException("A mapping has a key twice.", nameof(pairs));
        }
    }

    /// <param name="tag">A map or a set.</param>
    /// <param name="pairs">Pairs that are known to have different keys.</param>
    internal YamlMapping(YamlTag tag, IReadOnlyList<YamlPair> pairs)
    {
        Tag = tag;
        Pairs = pairs;
        Height = 1;
        foreach (var (key, value) in pairs)
        {
            Contain(key);
            Contain(value);
        }

        _values = pairs.Count < Many ? null : pairs.ToDictionary(pair => pair.Key, pair => pair.Value, YamlKeyComparer.Instance);
    }

    /// <summary>An empty mapping.</summary>
    public static YamlMapping Empty { get; } = new();

    /// <summary>What it holds, in order.</summary>
    public IReadOnlyList<YamlPair> Pairs { get; }

    /// <summary>The value of a key that is text; null when there is none.</summary>
    public YamlNode? Find(string key) => _values is null
        ? Pairs.FirstOrDefault(pair => string.Equals(pair.Key.Text, key, StringComparison.Ordinal)).Value
        : _values.GetValueOrDefault(YamlScalar.Of(key));

    /// <inheritdoc/>
    public override bool Equals(YamlNode? other) =>
        ReferenceEquals(this, other) || (other is YamlMapping mapping && mapping.Tag == Tag && Pairs.SequenceEqual(mapping.Pairs));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Tag, Pairs.Count);
}
