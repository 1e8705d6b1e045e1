using System.Globalization;

namespace Cardshop.Cards.Discovery;

/// <summary>Small files of <c>/sys</c> and <c>/proc</c>, below a folder that stands for <c>/</c>. A device may vanish while it is read about: then there is nothing.</summary>
internal sealed class KernelFiles(string root)
{
    /// <summary>The path of something in the tree: <c>sys/block</c>.</summary>
    public string PathOf(string relative) => Path.Join(root, relative);

    /// <summary>The content of a file that is always there.</summary>
    /// <exception cref="IOException">It is not.</exception>
    public string Require(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>The content of a file without blanks around it; null when there is none.</summary>
    public static string? Text(string folder, string name)
    {
        try
        {
            return File.ReadAllText(Path.Join(folder, name)).Trim('\0', ' ', '\n', '\t');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The number in a file; null when there is none.</summary>
    public static long? Number(string folder, string name) =>
        long.TryParse(Text(folder, name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>The names in a folder, in order; none when there is no such folder.</summary>
    public static IReadOnlyList<string> Names(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Where a folder really is, links followed; null when there is none.</summary>
    public static string? Resolve(string folder)
    {
        try
        {
            var info = new DirectoryInfo(folder);
            return info.Exists ? (info.ResolveLinkTarget(returnFinalTarget: true) ?? info).FullName : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
