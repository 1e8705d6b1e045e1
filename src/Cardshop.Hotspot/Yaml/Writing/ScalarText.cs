using System.Text;

namespace Cardshop.Hotspot.Yaml.Writing;

/// <summary>Scalars on one line.</summary>
internal static class ScalarText
{
    public static string Of(YamlScalar scalar, YamlStyle style) => scalar.Value switch
    {
        null => "null",
        bool value => value ? "true" : "false",
        double value => FloatText.Of(value),
        ReadOnlyMemory<byte> bytes => $"!!binary \"{Convert.ToBase64String(bytes.Span)}\"",
        string text => OfText(text, style),
        var value => value.ToString()!,
    };

    private static string OfText(string text, YamlStyle style)
    {
        if (!PlainText.IsOneLine(text) || (style.AsciiOnly && !Ascii.IsValid(text)))
        {
            return QuotedText.Double(text, style.AsciiOnly);
        }

        return PlainText.IsSafe(text) ? text : QuotedText.Single(text);
    }
}
