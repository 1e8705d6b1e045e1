using Cardshop.Primitives.Digests;

namespace Cardshop.Imaging.Creation;

/// <summary>An image that was made.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Manifest">Where its manifest is.</param>
/// <param name="BlockMap">Where its block map is; null unless one was asked for.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="MappedLength">Bytes that were written; the rest is free space, which takes no room where the file system knows holes.</param>
/// <param name="Digest">SHA-256 of the whole image; null unless it was asked for.</param>
/// <param name="ResumedAt">Where on the disk an interrupted run was carried on; 0 when there was none.</param>
public sealed record CreatedImage(
    string Path, string Manifest, string? BlockMap, long Length, long MappedLength, Sha256Digest? Digest, long ResumedAt);
