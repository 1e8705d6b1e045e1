namespace Cardshop.Hotspot.Yaml.Reading;

/// <summary>The characters of a YAML text (YAML 1.1 §5.1 and §5.4).</summary>
internal static class SourceText
{
    public const char ByteOrderMark = '\uFEFF';

    /// <summary>Refuses what YAML does not allow in a text: control characters, U+FFFE, U+FFFF and halves of surrogate pairs.</summary>
    public static void RequireReadable(string text)
    {
        if (text.Length > YamlReader.MaxLength)
        {
            throw new YamlSyntaxException(
                new YamlPosition(1, 1),
                $"{text.Length} characters are more than the {YamlReader.MaxLength} that are read");
        }

        if (IndexOfUnreadable(text) is var index and >= 0)
        {
            throw new YamlSyntaxException(
                PositionAt(text, index),
                $"the character U+{(int)text[index]:X4} may not stand in YAML; in double quotes it can be written as an escape");
        }
    }

    /// <summary>The first character that may not stand in a text as it is; -1 when all may.</summary>
    public static int IndexOfUnreadable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!IsPrintable(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether a character may stand in a text as it is; half of a surrogate pair may not.</summary>
    public static bool IsPrintable(char character) => character is
        '\t' or '\n' or '\r' or (>= ' ' and <= '~') or '\x85' or (>= '\xA0' and <= '\uD7FF') or (>= '\uE000' and <= '\uFFFD');

    /// <summary>Whether a character ends a line in YAML 1.1.</summary>
    public static bool IsBreak(char character) => character is '\n' or '\r' or '\x85' or '\u2028' or '\u2029';

    /// <summary>Whether a character is white space to YAML: a space, a tab or a break.</summary>
    public static bool IsSpace(char character) => character is ' ' or '\t' || IsBreak(character);

    /// <summary>The place of the character at an index.</summary>
    public static YamlPosition PositionAt(string text, int index)
    {
        var line = 1;
        var start = text.StartsWith(ByteOrderMark) && index > 0 ? 1 : 0;
        for (var i = 0; i < index; i++)
        {
            if (IsBreak(text[i]) && !(text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n'))
            {
                line++;
                start = i + 1;
            }
        }

        return new YamlPosition(line, index - start + 1);
    }
}
