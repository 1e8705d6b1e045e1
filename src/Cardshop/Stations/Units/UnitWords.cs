using System.Text;

namespace Cardshop.Stations.Units;

/// <summary>Words as command lines and lists in units have them (systemd.syntax(7), "Quoting").</summary>
internal static class UnitWords
{
    /// <summary>Words of a command line, with nothing that systemd would take for anything but themselves.</summary>
    public static string Command(IEnumerable<string> words) => string.Join(' ', words.Select(word => Quote(word.Replace("$", "$$", StringComparison.Ordinal))));

    /// <summary>A word of a list, such as a path or a variable.</summary>
    public static string Quote(string word)
    {
        var text = word.Replace("%", "%%", StringComparison.Ordinal);
        if (text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || "/._-+=:,@%$~".Contains(letter, StringComparison.Ordinal)))
        {
            return text;
        }

        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' or '\\' => $"\\{letter}",
                '\n' => "\\n",
                '\t' => "\\t",
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
