using Cardshop.Primitives.Digests;

namespace Cardshop.Disk.BlockMaps;

/// <summary>Blocks of an image that hold something.</summary>
/// <param name="First">Number of the first block.</param>
/// <param name="Last">Number of the last one, this or a later one.</param>
/// <param name="Digest">
/// SHA-256 of the bytes from the start of the first block to the end of the last, or to the end of the image where that comes earlier. Null
/// when it is not known.
/// </param>
public readonly record struct MappedRange(long First, long Last, Sha256Digest? Digest)
{
    /// <summary>Number of blocks.</summary>
    public long Count => Last - First + 1;
}
