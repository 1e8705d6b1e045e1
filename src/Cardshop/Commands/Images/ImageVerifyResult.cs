namespace Cardshop.Commands.Images;

/// <summary>What a verification found.</summary>
/// <param name="Image">Which image.</param>
/// <param name="Intact">Whether it is what its manifest says.</param>
/// <param name="Mapped">Bytes that were compared.</param>
/// <param name="Differences">Where it is not.</param>
internal sealed record ImageVerifyResult(string Image, bool Intact, long Mapped, IReadOnlyList<ImageVerifyDifference> Differences);
