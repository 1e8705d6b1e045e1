using System.Text;

namespace Cardshop.Hotspot.Yaml.Writing;

/// <summary>Text of several lines as a literal block (YAML 1.1 §9.3.1), every line as it is.</summary>
internal static class LiteralText
{
    /// <summary>Whether a literal block gives the text back exactly.</summary>
    public static bool IsExact(string text, bool asciiOnly) =>
        text.Contains('\n') &&
        !StartsWithBlanks(text) &&
        text.Split('\n').All(PlainText.IsOneLine) &&
        (!asciiOnly || Ascii.IsValid(text));

    /// <summary>Appends the header and the lines, the last one without its end.</summary>
    /// <param name="output">Stands behind a key or a dash.</param>
    /// <param name="text">A text that a literal block gives back.</param>
    /// <param name="indentation">Spaces before each line.</param>
    public static void Append(StringBuilder output, string text, int indentation)
    {
        output.Append('|');
        if (text[0] is ' ' or '\n')
        {
            // A reader would take the indentation from the first line, which has more of it or none.
            output.Append(BlockEmitter.Step);
        }

        var body = text.EndsWith('\n') ? text[..^1] : text;
        output.Append(!text.EndsWith('\n') ? "-" : body.EndsWith('\n') ? "+" : "");
        foreach (var line in body.Split('\n'))
        {
            output.Append('\n');
            if (line.Length > 0)
            {
                output.Append(' ', indentation).Append(line);
            }
        }
    }

    /// <summary>
    /// Whether a line of spaces stands before the first that has text: YamlDotNet refuses it even where its indentation is told.
    /// </summary>
    private static bool StartsWithBlanks(string text)
    {
        var blank = text.AsSpan()[..^text.AsSpan().TrimStart(" \n").Length];
        return blank.Length == text.Length || blank.Contains(" \n", StringComparison.Ordinal);
    }
}
