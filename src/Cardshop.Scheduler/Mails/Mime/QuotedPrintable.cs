using System.Text;

namespace Cardshop.Scheduler.Mails.Mime;

/// <summary>Text as lines of at most 76 ASCII characters (RFC 2045 section 6.7): <c>=C3=A9cole =</c>.</summary>
internal static class QuotedPrintable
{
    private const int LongestLine = 75;

    /// <summary>Encodes a text; every way to break a line becomes CR LF.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            encoded.Append(i == 0 ? "" : "\r\n");
            Line(encoded, Encoding.UTF8.GetBytes(lines[i]));
        }

        return encoded.ToString();
    }

    private static void Line(StringBuilder encoded, byte[] line)
    {
        var column = 0;
        for (var i = 0; i < line.Length; i++)
        {
            // Blanks at the end get lost on the way, and a dot at the beginning may mean the end of the mail.
            var isPlain = line[i] switch
            {
                (byte)'=' => false,
                (byte)' ' or (byte)'\t' => i < line.Length - 1,
                (byte)'.' => column > 0,
                var other => other is > 32 and < 127,
            };
            var width = isPlain ? 1 : 3;
            if (column + width > LongestLine)
            {
                encoded.Append("=\r\n");
                column = 0;
                isPlain = isPlain && line[i] != (byte)'.';
                width = isPlain ? 1 : 3;
            }

            encoded.Append(isPlain ? $"{(char)line[i]}" : $"={line[i]:X2}");
            column += width;
        }
    }
}
