namespace Cardshop.Hotspot.Recipes;

/// <summary>The names of <see cref="Via"/> in recipes.</summary>
public static class Vias
{
    private static readonly string[] All = [.. Enum.GetValues<Via>().Select(ToName)];

    /// <summary>All names, in the order of the values.</summary>
    public static IReadOnlyList<string> Names => All;

    /// <summary>The name in recipes.</summary>
    public static string ToName(this Via via) => via.ToString().ToLowerInvariant();

    /// <summary>Reads a name.</summary>
    public static bool TryParse(string name, out Via via)
    {
        var index = Array.IndexOf(All, name);
        via = (Via)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>Whether the bytes are an archive.</summary>
    public static bool IsArchive(this Via via) => via is not (Via.Direct or Via.Base64);
}
