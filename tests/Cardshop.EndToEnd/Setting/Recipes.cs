namespace Cardshop.EndToEnd.Setting;

/// <summary>Texts of recipes.</summary>
internal static class Recipes
{
    /// <summary>A recipe on a base.</summary>
    /// <param name="source">Where the base is.</param>
    /// <param name="rest">All other keys; without <c>output</c> the size is automatic.</param>
    public static string On(Uri source, string rest = "") => $"""
        base:
          source: {source.AbsoluteUri}
          rootfs_size: 0
        {rest}
        """;

    /// <summary>A recipe on a base with files only.</summary>
    public static string WithFiles(Uri source, params IEnumerable<(string To, Uri Url)> files) =>
        On(source, "files:\n" + string.Concat(files.Select(file => $"- {{to: {file.To}, url: '{file.Url.AbsoluteUri}'}}\n")));
}
