namespace Cardshop.Hotspot.Recipes.Values;

/// <summary>Paths on the hotspot.</summary>
internal static class TargetPath
{
    /// <summary>Where the data partition is mounted.</summary>
    public const string Data = "/data";

    /// <summary>
    /// The path without <c>.</c>, <c>..</c> and empty parts: <c>/data//a/../b/</c> is <c>/data/b</c>. The names alone decide, as there are
    /// no links yet. Null when the path does not start at the root.
    /// </summary>
    public static string? Normalise(string path)
    {
        if (!path.StartsWith('/'))
        {
            return null;
        }

        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part is "..")
            {
                parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return "/" + string.Join('/', parts);
    }

    /// <summary>Whether a normalised path is <c>/data</c> or below it.</summary>
    public static bool IsOnData(string path) => path is Data || path.StartsWith(Data + "/", StringComparison.Ordinal);

    /// <summary>The folders that a normalised path lies in, from <c>/data</c> down.</summary>
    public static IEnumerable<string> FoldersAbove(string path)
    {
        for (var slash = path.IndexOf('/', 1); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            yield return path[..slash];
        }
    }
}
