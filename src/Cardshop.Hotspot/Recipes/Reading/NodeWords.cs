using Cardshop.Hotspot.Yaml;

namespace Cardshop.Hotspot.Recipes.Reading;

/// <summary>Names nodes in messages.</summary>
internal static class NodeWords
{
    private const int LongestQuote = 40;

    /// <summary>What a node is, with its text where that is short: <c>the number 0123</c>.</summary>
    public static string Describe(this PlacedNode placed) => placed.Node.Tag switch
    {
        YamlTag.Null => "nothing",
        YamlTag.Bool => $"yes or no ({Written(placed)})",
        YamlTag.Int or YamlTag.Float => $"the number {Written(placed)}",
        YamlTag.Timestamp => $"the date {Written(placed)}",
        YamlTag.Binary => "binary data",
        YamlTag.Str => $"the text \"{Written(placed)}\"",
        YamlTag.Map or YamlTag.Set => "a mapping",
        _ => "a list",
    };

    /// <summary>The text as it was written, cut when it is long.</summary>
    public static string Written(this PlacedNode placed) => ((placed.Node as YamlScalar)?.Written ?? "").Cut();

    /// <summary>The first characters of a text that is too long for a message.</summary>
    public static string Cut(this string text)
    {
        if (text.Length <= LongestQuote)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote;
        return $"{text[..end]}…";
    }
}
