namespace Cardshop.Hotspot.Yaml;

/// <summary>A list of nodes.</summary>
public sealed class YamlSequence : YamlNode
{
    /// <param name="items">Any nodes.</param>
    public YamlSequence(params IEnumerable<YamlNode> items)
        : this(YamlTag.Seq, [.. items])
    {
    }

    internal YamlSequence(YamlTag tag, IReadOnlyList<YamlNode> items)
    {
        Tag = tag;
        Items = items;
        Height = 1;
        foreach (var item in items)
        {
            Contain(item);
        }
    }

    /// <summary>What it holds, in order.</summary>
    public IReadOnlyList<YamlNode> Items { get; }

    /// <inheritdoc/>
    public override bool Equals(YamlNode? other) =>
        ReferenceEquals(this, other) || (other is YamlSequence sequence && sequence.Tag == Tag && Items.SequenceEqual(sequence.Items));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Tag, Items.Count);
}
