using System.Diagnostics.CodeAnalysis;

namespace Cardshop.Imaging.Inspection;

/// <summary>A place in an image: <c>IMAGE:PART:/PATH</c>.</summary>
/// <param name="Image">Path of the image; may itself have colons.</param>
/// <param name="Partition">1 to 4.</param>
/// <param name="Path">Names separated by <c>/</c>, from the topmost folder on.</param>
public sealed record ImagePath(string Image, int Partition, string Path)
{
    /// <summary>Reads <c>hotspot.img:3:/contents</c>; the path may be left out.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ImagePath? place)
    {
        place = null;
        for (var colon = text.LastIndexOf(':'); colon > 0; colon = text.LastIndexOf(':', colon - 1))
        {
            var end = text.IndexOf(':', colon + 1);
            var number = end < 0 ? text.AsSpan(colon + 1) : text.AsSpan(colon + 1, end - colon - 1);
            if (number.Length == 1 && number[0] is >= '1' and <= '4' && (end < 0 || text.AsSpan(end + 1).StartsWith("/")))
            {
                place = new ImagePath(text[..colon], number[0] - '0', end < 0 ? "/" : text[(end + 1)..]);
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Image}:{Partition}:{Path}";
}
