using System.Globalization;
using Cardshop.TestKit;

namespace Cardshop.Formats.Disk.Ext4;

/// <summary>What <c>dumpe2fs</c> says of a volume.</summary>
internal sealed class VolumeReport
{
    private readonly string _header;
    private readonly string _groups;

    private VolumeReport(string text)
    {
        var end = text.IndexOf("\nGroup 0:", StringComparison.Ordinal);
        (_header, _groups) = (text[..end], text[end..]);
    }

    public string[] Features => this["Filesystem features"].Split(' ');

    /// <summary>"0: (Blocks 0-32767) csum 0x1234 [ITABLE_ZEROED]", then lines on its metadata.</summary>
    public IEnumerable<ReportedGroup> Groups => _groups.Split("\nGroup ").Skip(1).Select((part, i) => new ReportedGroup(
        i,
        part.Split('\n')[0].Split('[', ']') is [_, var flags, ..] ? flags.Split(", ") : [],
        NumberBehind(part, "Inode table at "),
        NumberBehind(part, " free blocks, ")));

    /// <summary>What stands behind the name of a field and a colon; nothing when there is no such field.</summary>
    public string this[string field] => _header.Split('\n')
        .Where(line => line.StartsWith($"{field}:", StringComparison.Ordinal))
        .Select(line => line[(field.Length + 1)..].Trim())
        .FirstOrDefault("");

    public static VolumeReport Of(string volume) => new(Tool.Run("dumpe2fs", volume));

    private static long NumberBehind(string text, string label)
    {
        var digits = text[(text.IndexOf(label, StringComparison.Ordinal) + label.Length)..].TakeWhile(char.IsAsciiDigit);
        return long.Parse([.. digits], CultureInfo.InvariantCulture);
    }
}
