using System.Diagnostics.CodeAnalysis;

namespace Cardshop.Imaging.Inspection;

/// <summary>A place in an image: <c>IMAGE:PART:/PATH</c>.</summary>
/// <param name="Image">Path of the image; may itself have colons.</param>
/// <param name="Partition">1 to 4.</param>
/// <param name="Path">Names separated by <c>/</c>, from the topmost folder on.</param>
public sealed record ImagePath(string Image, int Partition, string Path)
{
    /// <summary>
    /// Reads <c>hotspot.img:3:/contents</c>; the path may be left out. Names on both sides may have colons: the first <c>:PART:/</c> counts,
    /// and only where there is none a <c>:PART</c> at the end.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ImagePath? place)
    {
        place = null;
        for (var colon = text.IndexOf(':', StringComparison.Ordinal); colon >= 0; colon = text.IndexOf(':', colon + 1))
        {
            var rest = text.AsSpan(colon + 1);
            if (colon > 0 && rest.Length > 0 && rest[0] is >= '1' and <= '4' && (rest.Length == 1 || rest[1..].StartsWith(":/")))
            {
                place = new ImagePath(text[..colon], rest[0] - '0', rest.Length == 1 ? "/" : rest[2..].ToString());
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Image}:{Partition}:{Path}";
}
