using System.Globalization;
using Cardshop.Ftp.Files;

namespace Cardshop.Ftp.Client.Replies;

/// <summary>Lines of <c>MLSD</c> (RFC 3659, section 7.2): <c>type=file;size=1024;modify=20261121202506; hotspot.img</c>.</summary>
internal static class FactLine
{
    /// <summary>Reads a line.</summary>
    /// <returns>Null for the folder itself, the one above, and for what is neither a file nor a folder.</returns>
    /// <exception cref="FormatException">The line is none.</exception>
    public static FtpEntry? Read(string line)
    {
        var space = line.IndexOf(' ');
        if (space < 0 || (space > 0 && line[space - 1] != ';') || space == line.Length - 1)
        {
            throw new FormatException($"\"{line}\" is not a line of facts.");
        }

        var facts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var fact in line[..space].Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = fact.IndexOf('=');
            facts[at < 0 ? fact : fact[..at]] = at < 0 ? "" : fact[(at + 1)..];
        }

        var name = line[(space + 1)..];
        var type = facts.GetValueOrDefault("type", "").ToUpperInvariant();
        if (type is not ("FILE" or "DIR"))
        {
            return null;
        }

        if (name.Contains('/') || name is "." or "..")
        {
            throw new FormatException($"\"{name}\" is not the name of something in a folder.");
        }

        var length = long.TryParse(facts.GetValueOrDefault("size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;
        var modified = FtpFileList.TryReadMoment(facts.GetValueOrDefault("modify", ""), out var moment) ? moment : DateTimeOffset.UnixEpoch;
        return new FtpEntry(name, type is "DIR", type is "DIR" ? 0 : length, modified)
        {
            IsWritable = facts.GetValueOrDefault("perm", "").Any(right => char.ToLowerInvariant(right) is 'w' or 'c' or 'a'),
        };
    }
}
