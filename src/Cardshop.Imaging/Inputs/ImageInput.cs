using Cardshop.Hotspot.Recipes;
using Cardshop.Imaging.Locks;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Inputs;

/// <summary>A container image of a recipe.</summary>
/// <param name="Spec">What the recipe says.</param>
/// <param name="FileName">Name of its archive on the image.</param>
/// <param name="Archive">The archive that the device loads; it can only be read when <paramref name="Length"/> is exact.</param>
/// <param name="Digest">SHA-256 of the archive; zeros when it is not at hand.</param>
/// <param name="Length">Size of the archive.</param>
/// <param name="UnpackedLength">Bytes that the device unpacks from it at its first boot.</param>
/// <param name="UnpackedInodes">Files, folders and links of that.</param>
public sealed record ImageInput(
    OciImageSpec Spec, string FileName, ByteSource Archive, Sha256Digest Digest, Figure Length, Figure UnpackedLength, Figure UnpackedInodes)
{
    /// <summary>The image as a lock pins it; null when it is not at hand.</summary>
    public LockedImage? Locked { get; init; }

    /// <summary>What the user should know of it, though nothing is wrong.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
