namespace Cardshop.Commands.Images;

/// <summary>An image that was created.</summary>
/// <param name="Image">Where it is.</param>
/// <param name="Manifest">Where its manifest is.</param>
/// <param name="Bmap">Where its block map is.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Mapped">Bytes that were written.</param>
/// <param name="Sha256">Digest of the whole image, if it was asked for.</param>
/// <param name="ResumedAt">Offset at which an interrupted run was carried on; 0 for none.</param>
/// <param name="Plan">How large it is, and why.</param>
internal sealed record ImageCreateResult(
    string Image, string Manifest, string? Bmap, long Size, long Mapped, string? Sha256, long ResumedAt, PlanResult Plan);
