namespace Cardshop.Cards.Discovery;

/// <summary>
/// What memory is swapped out to, as <c>/proc/swaps</c> has it:
/// <code>
/// Filename                                Type            Size            Used            Priority
/// /dev/sda3                               partition       8388604         0               -2
/// </code>
/// See <see href="https://man7.org/linux/man-pages/man5/proc_swaps.5.html">proc_swaps(5)</see>.
/// </summary>
/// <param name="Path">A device or a file. A file lies on a file system that is mounted.</param>
internal sealed record SwapArea(string Path)
{
    private const string File = "/proc/swaps";

    /// <summary>Reads the file.</summary>
    /// <exception cref="KernelFileException">A line of it is something else.</exception>
    public static IReadOnlyList<SwapArea> Parse(string text) =>
        [.. text.Split('\n').Index().Skip(1).Where(line => line.Item.Length > 0).Select(line => ParseLine(line.Item) ?? throw new KernelFileException(File, line.Index + 1))];

    private static SwapArea? ParseLine(string line) =>
        line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is [var path, "partition" or "file", _, _, _] ? new SwapArea(OctalEscapes.Decode(path)) : null;
}
