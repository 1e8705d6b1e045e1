using System.Text.RegularExpressions;
using Cardshop.Disk.Ext4;

namespace Cardshop.Imaging.Bases.Checks;

/// <summary>A program that the device starts by itself and that has to do with <c>/data/master_fs</c>.</summary>
/// <param name="By">What starts it: the path of a unit, or <c>init=</c>.</param>
/// <param name="Path">Where the program should be; empty when the unit names none.</param>
/// <param name="Text">Its text without comments; empty when it is not there, or no text.</param>
/// <param name="Lack">Why it cannot be started; null when it can.</param>
internal sealed record StartedProgram(string By, string Path, string Text, string? Lack)
{
    private const string Flag = "master_fs";
    private const ushort Executable = 0x49; // --x--x--x

    // Whoever made the base wrote these texts: no pattern may take longer than a text is long.
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private static readonly Regex ExecStart = new(@"(?m)^ExecStart=[-@:+!]*(?<program>/\S+)", Linear);
    private static readonly Regex Condition = new(@"(?m)^ConditionPath\w*=.*\bmaster_fs\s*$", Linear);
    private static readonly Regex Comment = new(@"(?m)^[ \t]*#.*$", Linear);
    private static readonly string[] UnitFolders = ["/etc/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system"];

    /// <summary>Whether it grows both the partition and its file system, as far as its text tells.</summary>
    public bool Grows => Lack is null && Mentions("resize2fs") && (Mentions("sfdisk") || Mentions("parted") || Mentions("growpart"));

    /// <summary>Whether its text names a command.</summary>
    public bool Mentions(string command) => Regex.IsMatch(Text, $@"\b{command}\b", Linear);

    /// <summary>All of them: of enabled units, and the <c>init=</c> of <c>cmdline.txt</c>.</summary>
    public static IReadOnlyList<StartedProgram> Find(BaseParts parts) =>
        [.. Units(parts).Concat(Init(parts)).DistinctBy(program => (program.By, program.Path))];

    private static IEnumerable<StartedProgram> Units(BaseParts parts) =>
        from folder in UnitFolders
        from wants in parts.RootNames(folder)
        where wants.EndsWith(".wants", StringComparison.Ordinal) || wants.EndsWith(".requires", StringComparison.Ordinal)
        from unit in parts.RootNames($"{folder}/{wants}")
        let text = parts.RootText($"{folder}/{wants}/{unit}")
        where text is not null
        let program = Read(parts, unit, ExecStart.Match(text).Groups["program"].Value)
        where Concerns(text, program)
        select program;

    private static IEnumerable<StartedProgram> Init(BaseParts parts) =>
        from word in (parts.Boot.IsOpen ? parts.BootText("cmdline.txt") ?? "" : "").Split()
        where word.StartsWith("init=/", StringComparison.Ordinal)
        let program = Read(parts, "init=", word["init=".Length..])
        where Concerns("", program)
        select program;

    /// <summary>A program that merely looks at the flag, as a self-test may, does not grow anything.</summary>
    private static bool Concerns(string unit, StartedProgram program) =>
        Condition.IsMatch(unit) || (program.Mentions(Flag) && program.Mentions("resize2fs"));

    private static StartedProgram Read(BaseParts parts, string by, string path)
    {
        var inode = path.Length > 0 ? parts.Root.Value!.Follow(path) : null;
        var lack = inode switch
        {
            null => "is not there",
            { Type: not Ext4FileType.RegularFile } => "is not a file",
            { Mode: var mode } when (mode & Executable) == 0 => "may not be executed",
            _ => null,
        };
        return new StartedProgram(by, path, inode is null ? "" : Comment.Replace(parts.RootText(inode) ?? "", ""), lack);
    }
}
