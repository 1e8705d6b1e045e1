using System.Text;

namespace Cardshop.Cards.Discovery;

/// <summary>
/// Paths as the kernel writes them into <c>/proc</c>: blanks, tabs, line ends and backslashes as three octal digits. <c>/media/My\040Card</c> is
/// <c>/media/My Card</c>. See <see href="https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html">proc_pid_mountinfo(5)</see>.
/// </summary>
internal static class OctalEscapes
{
    private const int DigitCount = 3;

    public static string Decode(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && Value(text.AsSpan(i + 1)) is { } value)
            {
                result.Append((char)value);
                i += DigitCount;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    private static int? Value(ReadOnlySpan<char> text)
    {
        if (text.Length < DigitCount || text[..DigitCount].ContainsAnyExceptInRange('0', '7'))
        {
            return null;
        }

        var value = ((text[0] - '0') * 64) + ((text[1] - '0') * 8) + (text[2] - '0');
        return value < 128 ? value : null;
    }
}
