using System.Globalization;
using System.Security.Cryptography;
using Cardshop.TestKit;

namespace Cardshop.Formats.Disk.Ext4;

/// <summary>What <c>debugfs</c> sees in a volume, in the form of <see cref="TreeListing"/>.</summary>
internal static class DebugListing
{
    private const string AttributeHeading = "\nExtended attributes:\n";

    /// <param name="volume">Its path; names in it must not hold line feeds.</param>
    /// <param name="isWanted">Which names of the topmost folder to look at.</param>
    public static List<string> Of(string volume, Func<string, bool> isWanted)
    {
        using var folder = new TempFolder();
        var nodes = Walk(volume, isWanted);
        var stats = Ask(volume, nodes.Select(node => $"stat <{node.Inode}>"));
        Ask(volume, nodes.Where(node => node.Kind == 8).DistinctBy(node => node.Inode).Select(node => $"dump <{node.Inode}> {folder[$"{node.Inode}"]}"));
        var lines = nodes.Zip(stats, (node, stat) => $"{Line(node, stat)} {What(volume, folder, node, stat)}{Attributes(volume, node, stat)}").ToList();
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static List<DebugNode> Walk(string volume, Func<string, bool> isWanted)
    {
        var found = new List<DebugNode>();
        for (List<DebugNode> folders = [new DebugNode("", 2, 4)]; folders.Count > 0;)
        {
            var below = folders.Zip(Ask(volume, folders.Select(folder => $"ls -p <{folder.Inode}>")), Entries).SelectMany(entries => entries);
            folders = found.Count == 0 ? [.. below.Where(node => node.Path is not "/lost+found" && isWanted(node.Path[1..]))] : [.. below];
            found.AddRange(folders);
            folders.RemoveAll(node => node.Kind != 4);
        }

        return found;
    }

    // "/12/100644/0/0/hello/13/": inode, mode, owner, group, name, size.
    private static IEnumerable<DebugNode> Entries(DebugNode folder, string listing) =>
        from line in listing.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let fields = line.Split('/')
        where fields[5] is not ("." or "..")
        select new DebugNode($"{folder.Path}/{fields[5]}", uint.Parse(fields[1], CultureInfo.InvariantCulture), Convert.ToInt32(fields[2], 8) >> 12);

    /// <summary>The answers to some commands; before each of them debugfs repeats the command.</summary>
    private static string[] Ask(string volume, IEnumerable<string> commands)
    {
        using var folder = new TempFolder();
        var script = folder["commands"];
        File.WriteAllLines(script, commands);
        var answers = ("\n" + Tool.Run("debugfs", "-f", script, volume)).Split("\ndebugfs: ");
        return [.. answers.Skip(1).Select(answer => answer[(answer.IndexOf('\n', StringComparison.Ordinal) + 1)..] + '\n')];
    }

    private static string Line(DebugNode node, string stat) => string.Join(
        ' ',
        Encode(node.Path),
        Convert.ToString(Convert.ToInt32(Field(stat, "Mode: "), 8), 8),
        $"{Field(stat, "User: ")}:{Field(stat, "Group: ")}",
        $"links={Field(stat, "Links: ")}",
        $"m={Time(Field(stat, "\n mtime: "))}",
        $"a={Time(Field(stat, "\n atime: "))}",
        $"c={Time(Field(stat, "\n ctime: "))}",
        $"b={Time(Field(stat, "\ncrtime: "))}");

    private static string What(string volume, TempFolder folder, DebugNode node, string stat) => node.Kind switch
    {
        1 => "p 0,0",
        2 => $"c {Device(stat)}",
        4 => "d",
        6 => $"b {Device(stat)}",
        8 => $"f {Field(stat, "Size: ")} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder[$"{node.Inode}"])))}",
        10 => $"l {Encode(Target(volume, node, stat))}",
        _ => "s 0,0",
    };

    private static string Target(string volume, DebugNode node, string stat) => stat.Contains("\nFast link dest: ", StringComparison.Ordinal)
        ? Field(stat, "\nFast link dest: ").Trim('"')
        : Tool.Run("debugfs", "-R", $"cat <{node.Inode}>", volume);

    // "… number: 259:70000 (hex …", or "01:03" for the old form.
    private static string Device(string stat) =>
        string.Join(',', Field(stat, "major/minor number: ").Split(':').Select(number => int.Parse(number, CultureInfo.InvariantCulture)));

    private static string Attributes(string volume, DebugNode node, string stat)
    {
        var start = stat.IndexOf(AttributeHeading, StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        // "  user.comment (11) = …"
        var lines = stat[(start + AttributeHeading.Length)..].Split('\n').TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal));
        var names = lines.Select(line => line.Split(' ')[2]).Order(StringComparer.Ordinal).ToList();
        var answers = Ask(volume, names.Select(name => $"ea_get -x <{node.Inode}> {name}"));
        return string.Concat(names.Zip(answers, (name, answer) => $" {Encode(name)}={Value(name, answer)}"));
    }

    // "user.comment (11) = 61 20 …". Entries of access control lists that name nobody have the identifier -1 for the kernel, 0 for debugfs.
    private static string Value(string name, string answer)
    {
        var value = Convert.FromHexString(answer.Contains('=') ? answer[(answer.IndexOf('=') + 1)..].Replace(" ", "").Trim() : "");
        for (var entry = 4; name.StartsWith("system.posix_acl_", StringComparison.Ordinal) && entry < value.Length; entry += 8)
        {
            if (value[entry] is 0x01 or 0x04 or 0x10 or 0x20)
            {
                value.AsSpan(entry + 4, 4).Fill(0xFF);
            }
        }

        return Convert.ToHexStringLower(value);
    }

    /// <summary>The word behind a label.</summary>
    private static string Field(string stat, string label)
    {
        var rest = stat[(stat.IndexOf(label, StringComparison.Ordinal) + label.Length)..].TrimStart(' ');
        return rest[..rest.IndexOfAny([' ', '\n'])];
    }

    // "0x65a1b2c3:4d5e6f00": seconds, then nanoseconds above two more bits of seconds.
    private static string Time(string text)
    {
        var parts = text.Split(':');
        var (seconds, extra) = (Convert.ToUInt32(parts[0], 16), Convert.ToUInt32(parts[1], 16));
        return string.Create(CultureInfo.InvariantCulture, $"{(int)seconds + ((long)(extra & 3) << 32)}.{extra >> 2:D9}");
    }

    private static string Encode(string text) =>
        string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '/' ? $"{letter}" : $"%{(int)letter:x2}"));
}
