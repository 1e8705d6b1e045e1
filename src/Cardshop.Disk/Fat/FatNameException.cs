namespace Cardshop.Disk.Fat;

/// <summary>
/// Names and nodes that FAT cannot hold: reserved characters, too long, names that differ by case only, symbolic links, files of 4 GiB and
/// more. The message has one line for each of them.
/// </summary>
public sealed class FatNameException(IReadOnlyList<string> problems) : IOException(string.Join(Environment.NewLine, problems))
{
    /// <summary>One sentence for each name, with its path and what is wrong with it.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
