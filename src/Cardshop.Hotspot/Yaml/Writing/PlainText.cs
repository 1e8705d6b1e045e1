using System.Buffers;
using Cardshop.Hotspot.Yaml.Reading;
using Cardshop.Hotspot.Yaml.Scalars;

namespace Cardshop.Hotspot.Yaml.Writing;

/// <summary>Text that can stand without quotes (YAML 1.1 §9.1.3), at any place in block style.</summary>
internal static class PlainText
{
    private static readonly SearchValues<char> NotFirst = SearchValues.Create("-?:,[]{}#&*!|>'\"%@` ");

    private static readonly SearchValues<char> LineBreakers = SearchValues.Create($"\t\n\r\x85\u2028\u2029{SourceText.ByteOrderMark}");

    public static bool IsSafe(string text) =>
        text.Length > 0 &&
        !NotFirst.Contains(text[0]) &&
        text[^1] is not (' ' or ':') &&
        !text.StartsWith("...", StringComparison.Ordinal) &&
        !text.Contains(": ", StringComparison.Ordinal) &&
        !text.Contains(" #", StringComparison.Ordinal) &&
        !text.Contains(" *", StringComparison.Ordinal) && // YamlDotNet passes over the colon behind such a word when it is a key.
        IsOneLine(text) &&
        IsText(text);

    /// <summary>Readable as it is, without breaks, tabs and byte order marks.</summary>
    public static bool IsOneLine(string text) => SourceText.IndexOfUnreadable(text) < 0 && !text.AsSpan().ContainsAny(LineBreakers);

    private static bool IsText(string text) =>
        ReferenceEquals(ScalarTypes.OfPlain(text), ScalarTypes.Text) && SpecialKeys.OfPlain(text) is null;
}
