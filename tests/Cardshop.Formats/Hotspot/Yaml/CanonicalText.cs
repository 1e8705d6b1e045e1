using System.Globalization;
using System.Numerics;
using System.Text;
using Cardshop.Hotspot.Yaml;

namespace Cardshop.Formats.Hotspot.Yaml;

/// <summary>
/// Spells a tree in a way that <c>pyyaml.py</c> spells Python's values too, to the last bit: equal trees and only equal trees have equal texts.
/// </summary>
internal static class CanonicalText
{
    public static string Of(YamlNode node) => node switch
    {
        YamlSequence { Tag: YamlTag.Seq } list => $"[{string.Join(',', list.Items.Select(Of))}]",
        YamlSequence pairs => $"[{string.Join(',', pairs.Items.Select(item => $"({Pairs((YamlMapping)item)})"))}]",
        YamlMapping { Tag: YamlTag.Set } set => $"set({string.Join(',', set.Pairs.Select(pair => Of(pair.Key)).Order(StringComparer.Ordinal))})",
        YamlMapping mapping => $"{{{Pairs(mapping)}}}",
        YamlScalar scalar => OfValue(scalar.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static string Pairs(YamlMapping mapping) => string.Join(',', mapping.Pairs.Select(pair => $"{Of(pair.Key)}={Of(pair.Value)}"));

    private static string OfValue(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        BigInteger number => $"int({(number.Sign < 0 ? "-" : "")}{HexDigits(BigInteger.Abs(number))})",
        double.NaN => "float(nan)",
        double number => $"float({BitConverter.DoubleToInt64Bits(number):x16})",
        YamlTimestamp { IsDate: true } date => $"date({date.Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})",
        YamlTimestamp time => $"time({time.Local.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)} {time.Offset?.TotalMinutes.ToString(CultureInfo.InvariantCulture) ?? "none"})",
        ReadOnlyMemory<byte> bytes => $"bytes({Convert.ToHexStringLower(bytes.Span)})",
        string text => Quoted(text),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static string HexDigits(BigInteger number) => number.IsZero ? "0" : number.ToString("x", CultureInfo.InvariantCulture).TrimStart('0');

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text)
        {
            _ = unit is >= ' ' and <= '~' and not '"' and not '\\' ? quoted.Append(unit) : quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }

        return quoted.Append('"').ToString();
    }
}
