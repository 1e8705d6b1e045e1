using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Digests;

namespace Cardshop.Imaging.Manifests;

/// <summary>What a manifest says of the image as a whole.</summary>
/// <param name="Size">Size of the image in bytes.</param>
/// <param name="Mapped">Bytes in all ranges.</param>
/// <param name="DiskId">Disk identifier of the partition table.</param>
/// <param name="RecipeSha256">SHA-256 of the recipe's text.</param>
/// <param name="Partitions">The partitions, by index.</param>
/// <param name="Sha256">SHA-256 of the whole image; null unless it was asked for.</param>
public sealed record ManifestHeader(
    long Size, long Mapped, uint DiskId, Sha256Digest RecipeSha256, IReadOnlyList<PlannedPartition> Partitions, Sha256Digest? Sha256)
{
    /// <summary>What the <c>format</c> key says.</summary>
    public const string Format = "cardshop-image/1";
}
