namespace Cardshop.Hotspot.Yaml;

/// <summary>A place in a text.</summary>
/// <param name="Line">1 or more; 0 for a node that was made, not read.</param>
/// <param name="Column">1 or more, in UTF-16 code units as editors count; 0 for a node that was made, not read.</param>
public readonly record struct YamlPosition(int Line, int Column) : IComparable<YamlPosition>
{
    /// <inheritdoc/>
    public int CompareTo(YamlPosition other) => (Line, Column).CompareTo((other.Line, other.Column));
}
