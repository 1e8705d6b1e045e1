using System.Text;
using Cardshop.Hotspot.Yaml.Reading;

namespace Cardshop.Hotspot.Yaml.Writing;

/// <summary>Quoted text on one line (YAML 1.1 §9.1.1 and §9.1.2).</summary>
internal static class QuotedText
{
    /// <summary>In single quotes; the text must be printable and without breaks.</summary>
    public static string Single(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>In double quotes, with escapes for what cannot stand as it is.</summary>
    public static string Double(string text, bool asciiOnly)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in Runes(text))
        {
            quoted.Append(Escape(rune.Value) ?? (StandsForItself(rune, asciiOnly) ? rune.ToString() : Number(rune.Value)));
        }

        return quoted.Append('"').ToString();
    }

    private static string? Escape(int character) => character switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\0' => @"\0",
        '\a' => @"\a",
        '\b' => @"\b",
        '\t' => @"\t",
        '\n' => @"\n",
        '\v' => @"\v",
        '\f' => @"\f",
        '\r' => @"\r",
        0x1B => @"\e",
        0x85 => @"\N",
        0xA0 => @"\_",
        0x2028 => @"\L",
        0x2029 => @"\P",
        _ => null,
    };

    private static bool StandsForItself(Rune rune, bool asciiOnly) =>
        rune.IsAscii
            ? rune.Value is >= ' ' and <= '~'
            : !asciiOnly && (!rune.IsBmp || (SourceText.IsPrintable((char)rune.Value) && rune.Value != SourceText.ByteOrderMark));

    private static string Number(int character) => character switch
    {
        <= 0xFF => $@"\x{character:X2}",
        <= 0xFFFF => $@"\u{character:X4}",
        _ => $@"\U{character:X8}",
    };

    private static IEnumerable<Rune> Runes(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                throw new ArgumentException($"A text cannot be written: its character {i} is half of a surrogate pair.", nameof(text));
            }

            i += rune.Utf16SequenceLength;
            yield return rune;
        }
    }
}
