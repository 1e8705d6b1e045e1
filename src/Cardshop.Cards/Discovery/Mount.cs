namespace Cardshop.Cards.Discovery;

/// <summary>
/// A file system that is mounted, as <c>/proc/self/mountinfo</c> has it:
/// <code>
/// 36 35 8:17 / /media/My\040Card rw,noatime shared:1 - vfat /dev/sdb1 rw,errors=remount-ro
/// </code>
/// See <see href="https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html">proc_pid_mountinfo(5)</see>.
/// </summary>
/// <param name="Number">The device that it is on; major number 0 where it is on none, or on several.</param>
/// <param name="Point">Where it is mounted.</param>
/// <param name="Source">What was mounted, such as <c>/dev/sdb1</c>; of some file systems it is the only sign of their device.</param>
internal sealed record Mount(DeviceNumber Number, string Point, string Source)
{
    private const string File = "/proc/self/mountinfo";
    private const int NumberField = 2;
    private const int PointField = 4;
    private const int FirstOptionalField = 6;

    /// <summary>Reads the file.</summary>
    /// <exception cref="KernelFileException">A line of it is something else.</exception>
    public static IReadOnlyList<Mount> Parse(string text) =>
        [.. text.Split('\n').Index().Where(line => line.Item.Length > 0).Select(line => ParseLine(line.Item) ?? throw new KernelFileException(File, line.Index + 1))];

    private static Mount? ParseLine(string line)
    {
        var fields = line.Split(' ');
        var separator = fields.Length > FirstOptionalField ? Array.IndexOf(fields, "-", FirstOptionalField) : -1;
        return separator >= 0 && separator + 2 < fields.Length && DeviceNumber.TryParse(fields[NumberField], out var number)
            ? new Mount(number, OctalEscapes.Decode(fields[PointField]), OctalEscapes.Decode(fields[separator + 2]))
            : null;
    }
}
