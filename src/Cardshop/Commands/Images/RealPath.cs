namespace Cardshop.Commands.Images;

/// <summary>Paths without links on the way, so that two names of one file can be told to be that.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The place of a file, and, if a link lies there, that of what it leads to.</summary>
    public static IEnumerable<string> All(string path) => [OfPlace(path), Of(Path.GetFullPath(path), MostLinks)];

    /// <summary>The place itself: links on the way are followed, but one at the place is not, as when a file is moved there.</summary>
    public static string OfPlace(string path) =>
        Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder ? Path.Join(Of(folder, MostLinks), Path.GetFileName(path)) : path;

    /// <summary>Follows all links; what is not there, or turns in circles, stays as it is written.</summary>
    private static string Of(string path, int links)
    {
        if (Path.GetDirectoryName(path) is not { } folder)
        {
            return path;
        }

        var place = Path.Join(Of(folder, links), Path.GetFileName(path));
        return links > 0 && new FileInfo(place).LinkTarget is { } target
            ? Of(Path.GetFullPath(target, Path.GetDirectoryName(place)!), links - 1)
            : place;
    }
}
