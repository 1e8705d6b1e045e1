namespace Cardshop.Hotspot.Yaml;

/// <summary>
/// A node of a YAML document after its tags, aliases and merge keys were resolved. Nodes never change; an aliased one is the same
/// object in several places. Two nodes are equal when their tags and values are, in the same order; where they stood does not matter.
/// </summary>
public abstract class YamlNode : IEquatable<YamlNode>
{
    /// <summary>Levels of collections within collections that the reader and the writer go down to.</summary>
    public const int MaxDepth = 256;

    /// <summary>What the node is.</summary>
    public YamlTag Tag { get; private protected init; }

    /// <summary>Where it starts in the text it was read from.</summary>
    public YamlPosition At { get; init; }

    /// <summary>Levels of collections: 0 for a scalar, 1 for an empty list.</summary>
    internal int Height { get; private protected set; }

    /// <summary>
    /// Nodes and characters of text when every alias is written out; <see cref="long.MaxValue"/> when there are more than that.
    /// </summary>
    internal long Weight { get; private protected set; } = 1;

    /// <inheritdoc/>
    public abstract bool Equals(YamlNode? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as YamlNode);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>Takes a child's height and weight into account.</summary>
    private protected void Contain(YamlNode child)
    {
        Height = Math.Max(Height, child.Height + 1);
        Weight = child.Weight > long.MaxValue - Weight ? long.MaxValue : Weight + child.Weight;
    }
}
