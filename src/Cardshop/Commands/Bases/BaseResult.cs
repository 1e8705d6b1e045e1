namespace Cardshop.Commands.Bases;

/// <summary>A base image that was made.</summary>
/// <param name="Output">Its path.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Mapped">Bytes that were written.</param>
/// <param name="DiskId">Identifier of the disk.</param>
/// <param name="Sha256">Digest of the whole image.</param>
internal sealed record BaseResult(string Output, long Size, long Mapped, string DiskId, string? Sha256);
