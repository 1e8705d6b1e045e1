using Cardshop.Primitives.Sizes;

namespace Cardshop.Formats.Imaging;

/// <summary>One image of each base for all tests of a class.</summary>
public sealed class RenderedHotspots : IDisposable
{
    /// <summary>Length of the images: more than their bases have, and more than they need.</summary>
    public const long Length = 170 * ByteSize.MiB;

    private readonly Dictionary<string, RenderedHotspot> _made = new(StringComparer.Ordinal);

    public void Dispose()
    {
        foreach (var made in _made.Values)
        {
            made.Dispose();
        }
    }

    internal RenderedHotspot Of(string variant)
    {
        if (!_made.TryGetValue(variant, out var made))
        {
            made = _made[variant] = new RenderedHotspot(variant, seed: _made.Count + 1, Length);
        }

        return made;
    }
}
