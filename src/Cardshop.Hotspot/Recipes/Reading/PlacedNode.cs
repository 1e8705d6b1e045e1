using Cardshop.Hotspot.Yaml;

namespace Cardshop.Hotspot.Recipes.Reading;

/// <summary>A node of the recipe and how to name its place.</summary>
/// <param name="Node">The node.</param>
/// <param name="Path">Like <c>files[3].via</c>.</param>
internal sealed record PlacedNode(YamlNode Node, string Path)
{
    /// <summary>The text; null when the node is something else.</summary>
    public string? Text => (Node as YamlScalar)?.Text;

    /// <summary>Whether nothing is written where a value could be.</summary>
    public bool IsNull => Node is YamlScalar { IsNull: true };

    /// <summary>The value of a key that has one; null when the key is not there, is null, or the node is no mapping.</summary>
    public PlacedNode? this[string key] =>
        (Node as YamlMapping)?.Find(key) is { } value and not YamlScalar { IsNull: true } ? new PlacedNode(value, PathOf(key)) : null;

    /// <summary>The items of a list; none when the node is no list.</summary>
    public IEnumerable<PlacedNode> Items =>
        (Node as YamlSequence)?.Items.Select((item, index) => new PlacedNode(item, $"{Path}[{index}]")) ?? [];

    /// <summary>The keys of a mapping, each placed at the key, with their values; none when the node is no mapping.</summary>
    public IEnumerable<(PlacedNode Key, PlacedNode Value)> Pairs => (Node as YamlMapping)?.Pairs.Select(Place) ?? [];

    private (PlacedNode Key, PlacedNode Value) Place(YamlPair pair)
    {
        var path = PathOf(pair.Key.Written);
        return (new PlacedNode(pair.Key, path), new PlacedNode(pair.Value, path));
    }

    private string PathOf(string key) => Path.Length == 0 ? key : $"{Path}.{key}";
}
