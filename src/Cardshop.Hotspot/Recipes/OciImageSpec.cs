using Cardshop.Primitives.Sizes;

namespace Cardshop.Hotspot.Recipes;

/// <summary>A container image to put on the hotspot.</summary>
public sealed record OciImageSpec
{
    /// <summary>Its name: <c>[registry/][repository/]name[:tag][@digest]</c>.</summary>
    public required string Ident { get; init; }

    /// <summary>The declared size of its archive.</summary>
    public required ByteSize FileSize { get; init; }

    /// <summary>The declared sum of the sizes of the files in its archive.</summary>
    public required ByteSize FullSize { get; init; }

    /// <summary>Where its archive is to be had instead of a registry.</summary>
    public Uri? Url { get; init; }

    /// <summary>The line of the recipe that it starts on; 0 when it was made, not read.</summary>
    public int Line { get; init; }
}
