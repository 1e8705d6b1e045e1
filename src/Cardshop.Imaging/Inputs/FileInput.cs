using Cardshop.Content.Archives;
using Cardshop.Hotspot.Recipes;
using Cardshop.Imaging.Locks;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Inputs;

/// <summary>A file of a recipe, or an archive of files.</summary>
/// <param name="Spec">What the recipe says.</param>
/// <param name="Content">Its bytes as they were fetched; they can only be read when <paramref name="Length"/> is exact.</param>
/// <param name="Digest">SHA-256 of the bytes; zeros when they are not at hand.</param>
/// <param name="Length">Bytes that it puts on the image.</param>
public sealed record FileInput(FileSpec Spec, ByteSource Content, Sha256Digest Digest, Figure Length)
{
    /// <summary>What to call it in messages.</summary>
    public string Name => Spec.Url?.ToString() ?? (Spec.IsRecipeCopy ? "the recipe itself" : $"the recipe (line {Spec.Line})");

    /// <summary>Whether it comes from elsewhere, and so is put on the image after what is local.</summary>
    public bool IsRemote => Spec.Url is { IsFile: false };

    /// <summary>What was fetched; null for inline content, and for what is not at hand.</summary>
    public LockedContent? Locked { get; init; }

    /// <summary>What an archive expands to; null for a plain file, and for an archive that is not at hand.</summary>
    public ExpandedArchive? Archive { get; init; }

    /// <summary>What the user should know of it, though nothing is wrong.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
