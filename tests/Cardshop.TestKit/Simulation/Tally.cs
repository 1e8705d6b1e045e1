using System.Globalization;

namespace Cardshop.TestKit.Simulation;

/// <summary>How often what happened.</summary>
public sealed class Tally
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public long this[string what] => _counts.GetValueOrDefault(what);

    public void Add(string what, long count = 1) => _counts[what] = this[what] + count;

    /// <summary>Takes over what another counted.</summary>
    public void Add(Tally other)
    {
        lock (_counts)
        {
            foreach (var (what, count) in other._counts)
            {
                Add(what, count);
            }
        }
    }

    public override string ToString() => string.Join(", ", _counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {pair.Key}")));
}
