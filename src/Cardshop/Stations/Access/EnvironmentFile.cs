using System.Text;

namespace Cardshop.Stations.Access;

/// <summary>
/// Variables as <c>EnvironmentFile=</c> of systemd reads them (systemd.exec(5)), and a shell too:
/// <code>
/// CARDSHOP_USER="site-north"
/// CARDSHOP_PASSWORD="a \"quoted\" \\ word"
/// </code>
/// </summary>
internal static class EnvironmentFile
{
    /// <summary>What has a meaning of its own between double quotes.</summary>
    private const string Special = "\"\\$`";

    /// <summary>The text of a file.</summary>
    /// <param name="variables">Values without line breaks and zeros.</param>
    /// <exception cref="ArgumentException">A value has some.</exception>
    public static string Write(IEnumerable<KeyValuePair<string, string>> variables)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in variables)
        {
            if (!CanHold(value))
            {
                throw new ArgumentException($"{name}: has characters that cannot be typed.", nameof(variables));
            }

            text.Append(name).Append("=\"");
            foreach (var letter in value)
            {
                text.Append(Special.Contains(letter, StringComparison.Ordinal) ? "\\" : "").Append(letter);
            }

            text.Append("\"\n");
        }

        return text.ToString();
    }

    /// <summary>Whether a value can stand in such a file.</summary>
    public static bool CanHold(string value) => !value.Any(char.IsControl);

    /// <summary>Reads a file that <see cref="Write"/> has made, or a person: blank lines and comments are passed over, quotes may be missing.</summary>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] is not ('#' or ';')))
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            if (at > 0)
            {
                variables[line[..at].Trim()] = Unquote(line[(at + 1)..].Trim());
            }
        }

        return variables;
    }

    private static string Unquote(string value)
    {
        if (value is ['\'', .. var literal, '\''])
        {
            return literal;
        }

        if (value is not ['"', .. var quoted, '"'])
        {
            return value;
        }

        var text = new StringBuilder();
        for (var at = 0; at < quoted.Length; at++)
        {
            if (quoted[at] == '\\' && at + 1 < quoted.Length && Special.Contains(quoted[at + 1], StringComparison.Ordinal))
            {
                at++;
            }

            text.Append(quoted[at]);
        }

        return text.ToString();
    }
}
