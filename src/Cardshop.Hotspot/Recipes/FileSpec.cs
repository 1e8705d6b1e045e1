using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Hotspot.Recipes;

/// <summary>A file, or an archive of files, to put on the data partition.</summary>
public sealed record FileSpec
{
    /// <summary>Where <c>write_config</c> puts the recipe.</summary>
    public const string RecipeCopy = "/data/image.yaml";

    /// <summary>
    /// Where it goes on the hotspot: an absolute path below <c>/data</c> without <c>.</c>, <c>..</c> and doubled slashes. For an archive it
    /// is the folder that the members go to, and may be <c>/data</c> itself.
    /// </summary>
    public required string To { get; init; }

    /// <summary>Where to get it; null when <see cref="Inline"/> has it.</summary>
    public Uri? Url { get; init; }

    /// <summary>The <c>content</c> of the recipe as it is there; null when <see cref="Url"/> counts.</summary>
    public string? Content { get; init; }

    /// <summary>The bytes to write: <see cref="Content"/> without white space around it, or what that stands for in base64.</summary>
    public ByteSource? Inline { get; init; }

    /// <summary>What to do with the bytes.</summary>
    public Via Via { get; init; }

    /// <summary>The declared size; of an archive's members for an archive. Null when it is not known.</summary>
    public ByteSize? Size { get; init; }

    /// <summary>What the download must match.</summary>
    public ChecksumSpec? Checksum { get; init; }

    /// <summary>The line of the recipe that it starts on; 0 when it was made, not read.</summary>
    public int Line { get; init; }

    /// <summary>Whether it is the entry that <c>write_config</c> adds.</summary>
    public bool IsRecipeCopy { get; init; }

    /// <summary>Whether members are unpacked. Inline content never is, whatever <see cref="Via"/> says.</summary>
    public bool IsArchive => Inline is null && Via.IsArchive();
}
