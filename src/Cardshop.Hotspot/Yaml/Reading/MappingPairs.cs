namespace Cardshop.Hotspot.Yaml.Reading;

/// <summary>
/// The pairs of one mapping as they are read, and what becomes of them as PyYAML has it: merged pairs come first, a pair of the mapping's
/// own overrides them, a key keeps the place where it came first and has the value that came last.
/// </summary>
internal sealed class MappingPairs(ProblemLog problems, ExpansionLimit expansion)
{
    private readonly List<YamlPair> _merged = [];
    private readonly List<YamlPair> _own = [];
    private readonly Dictionary<YamlScalar, YamlPosition> _places = new(YamlKeyComparer.Instance);
    private bool _repeats;

    /// <summary>The value of the <c>=</c> key when that is a scalar.</summary>
    public YamlScalar? ValueKey { get; private set; }

    public void Add(YamlNode key, YamlPosition keyAt, SpecialKey? special, YamlNode value)
    {
        if (special == SpecialKey.Merge)
        {
            Merge(value);
            return;
        }

        if (key is not YamlScalar scalar)
        {
            problems.Error(keyAt, "a list or a mapping cannot be a key");
            return;
        }

        if (special == SpecialKey.Value)
        {
            ValueKey ??= value as YamlScalar;
        }

        if (!_places.TryAdd(scalar, keyAt))
        {
            _repeats = true;
            problems.Notice(keyAt, $"the key \"{scalar}\" is on line {_places[scalar].Line} already; only this last one counts");
        }

        _own.Add(new YamlPair(scalar, value));
    }

    /// <summary>Every key once.</summary>
    public List<YamlPair> Merged()
    {
        if (_merged.Count == 0 && !_repeats)
        {
            return _own;
        }

        var pairs = new List<YamlPair>(_merged.Count + _own.Count);
        var indices = new Dictionary<YamlScalar, int>(YamlKeyComparer.Instance);
        foreach (var pair in _merged.Concat(_own))
        {
            if (indices.TryAdd(pair.Key, pairs.Count))
            {
                pairs.Add(pair);
            }
            else
            {
                pairs[indices[pair.Key]] = pairs[indices[pair.Key]] with { Value = pair.Value };
            }
        }

        return pairs;
    }

    private void Merge(YamlNode value)
    {
        // Of several mappings the first one wins, so it goes in last.
        var sources = value is YamlSequence sequence ? sequence.Items.Reverse() : [value];
        foreach (var source in sources)
        {
            if (source is YamlMapping mapping)
            {
                expansion.Spend(mapping.Weight, value.At);
                _merged.AddRange(mapping.Pairs);
            }
            else
            {
                problems.Error(source.At, "only a mapping, or a list of mappings, can be merged");
            }
        }
    }
}
