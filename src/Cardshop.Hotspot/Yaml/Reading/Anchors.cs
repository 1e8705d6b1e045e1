using YamlDotNet.Core;

namespace Cardshop.Hotspot.Yaml.Reading;

/// <summary>The nodes that have an anchor, and those that are still being read.</summary>
internal sealed class Anchors
{
    private readonly Dictionary<string, YamlNode?> _nodes = new(StringComparer.Ordinal);

    /// <summary>Notes that a node with this anchor begins.</summary>
    /// <returns>Whether the anchor is new; PyYAML refuses one that is there twice.</returns>
    public bool Open(AnchorName anchor) => anchor.IsEmpty || _nodes.TryAdd(anchor.Value, null);

    /// <summary>Gives the anchor its node; the first one keeps it.</summary>
    public void Close(AnchorName anchor, YamlNode node)
    {
        if (!anchor.IsEmpty)
        {
            _nodes[anchor.Value] ??= node;
        }
    }

    /// <summary>Looks an alias up; the node is null while it is still being read.</summary>
    public bool TryFind(AnchorName anchor, out YamlNode? node) => _nodes.TryGetValue(anchor.Value, out node);
}
