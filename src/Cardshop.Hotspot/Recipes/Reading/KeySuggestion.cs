namespace Cardshop.Hotspot.Recipes.Reading;

/// <summary>Guesses the key that was meant.</summary>
internal static class KeySuggestion
{
    // What other documents call these keys, image-creator's own among them.
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["root_size"] = "rootfs_size",
        ["version"] = "source",
        ["images"] = "oci_images",
        ["image"] = "ident",
        ["name"] = "ident",
        ["filesize"] = "size",
        ["fullsize"] = "size",
        ["path"] = "to",
        ["target"] = "to",
        ["dest"] = "to",
        ["source"] = "url",
        ["from"] = "url",
        ["text"] = "content",
        ["algorithm"] = "algo",
        ["type"] = "kind",
        ["digest"] = "value",
        ["hash"] = "value",
    };

    /// <summary>The known key that an unknown one resembles; null when none does.</summary>
    public static string? For(string unknown, IReadOnlyList<string> known)
    {
        var plain = unknown.ToLowerInvariant().Replace('-', '_');
        if (OtherNames.TryGetValue(plain, out var other) && known.Contains(other))
        {
            return other;
        }

        var nearest = known.MinBy(key => Distance(plain, key))!;
        return Distance(plain, nearest) <= Math.Max(1, nearest.Length / 3) ? nearest : null;
    }

    /// <summary>How many characters to insert, drop or replace to make one word of the other (Levenshtein's distance).</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= to.Length; j++)
            {
                var cost = from[i - 1] == to[j - 1] ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.Min(cost, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
