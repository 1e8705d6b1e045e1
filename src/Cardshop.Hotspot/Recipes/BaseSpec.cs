using Cardshop.Primitives.Sizes;

namespace Cardshop.Hotspot.Recipes;

/// <summary>The image that a hotspot image starts from.</summary>
public sealed record BaseSpec
{
    /// <summary>As the recipe has it: a version, or a URL.</summary>
    public required string Written { get; init; }

    /// <summary>Where to get it.</summary>
    public required Uri Source { get; init; }

    /// <summary>The declared size of the root partition. What the base's partition table says counts.</summary>
    public required ByteSize RootfsSize { get; init; }

    /// <summary>What the download must match; null for a published version, whatever the recipe says.</summary>
    public ChecksumSpec? Checksum { get; init; }

    /// <summary>
    /// Where the MD5 of a published version may be found: the first word there. Not every version has one. Null for a URL.
    /// </summary>
    public Uri? PublishedMd5 { get; init; }

    /// <summary>Whether it is compressed with xz.</summary>
    public bool IsXz => Source.AbsolutePath.EndsWith(".xz", StringComparison.Ordinal);
}
