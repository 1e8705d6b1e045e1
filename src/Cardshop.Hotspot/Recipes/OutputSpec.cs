using Cardshop.Primitives.Sizes;

namespace Cardshop.Hotspot.Recipes;

/// <summary>The image to make.</summary>
public sealed record OutputSpec
{
    /// <summary>Its size; null when it is to be as large as it must (<c>auto</c>).</summary>
    public ByteSize? Size { get; init; }

    /// <summary>Asked for by the recipe, but without effect, as in image-creator.</summary>
    public bool Compress { get; init; }
}
