using System.Text;

namespace Cardshop.Hotspot.Yaml.Writing;

/// <summary>The order in which PyYAML writes sorted keys: text by code points. Keys of other or several types stay as they are.</summary>
internal static class KeyOrder
{
    // UTF-8 has the order of the code points, which UTF-16 has not.
    private static readonly Comparer<byte[]> ByBytes = Comparer<byte[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y));

    public static IReadOnlyList<YamlPair> Sorted(IReadOnlyList<YamlPair> pairs) =>
        pairs.All(pair => pair.Key.Text is not null)
            ? [.. pairs.OrderBy(pair => Encoding.UTF8.GetBytes(pair.Key.Text!), ByBytes)]
            : pairs;
}
