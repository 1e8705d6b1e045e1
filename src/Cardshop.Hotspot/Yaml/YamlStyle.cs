namespace Cardshop.Hotspot.Yaml;

/// <summary>How <see cref="YamlWriter"/> writes.</summary>
public sealed record YamlStyle
{
    /// <summary>Starts with <c>---</c>.</summary>
    public bool DocumentStart { get; init; }

    /// <summary>Puts the keys of every mapping in order, text by code points, as PyYAML does when it is not told otherwise.</summary>
    public bool SortKeys { get; init; }

    /// <summary>Writes what is not ASCII as escapes.</summary>
    public bool AsciiOnly { get; init; }

    /// <summary>Writes text of several lines as a literal block; else it stays on one line, with <c>\n</c> in double quotes.</summary>
    public bool LiteralBlocks { get; init; } = true;
}
