using Xunit;

namespace Cardshop.Formats.Imaging;

/// <summary>One image of each base, for all tests that look at whole images.</summary>
[CollectionDefinition(Name)]
public sealed class RenderedHotspots : ICollectionFixture<RenderedHotspots>, IDisposable
{
    public const string Name = "whole images";

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
            made = _made[variant] = new RenderedHotspot(variant, seed: _made.Count + 1);
        }

        return made;
    }
}
