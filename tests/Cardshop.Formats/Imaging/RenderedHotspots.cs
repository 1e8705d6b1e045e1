using Cardshop.Primitives.Sizes;

namespace Cardshop.Formats.Imaging;

/// <summary>One image of each base for all tests of a class, and the card that it was written to.</summary>
public sealed class RenderedHotspots : IDisposable
{
    /// <summary>Length of the images: more than their bases have, and more than they need.</summary>
    public const long Length = 170 * ByteSize.MiB;

    private readonly Dictionary<string, (RenderedHotspot Made, string Card)> _made = new(StringComparer.Ordinal);

    public void Dispose()
    {
        foreach (var (made, _) in _made.Values)
        {
            made.Dispose();
        }
    }

    internal (RenderedHotspot Made, string Card) Of(string variant)
    {
        if (!_made.TryGetValue(variant, out var found))
        {
            var made = new RenderedHotspot(variant, seed: _made.Count + 1, Length);
            found = _made[variant] = (made, made.UsedCard());
        }

        return found;
    }
}
