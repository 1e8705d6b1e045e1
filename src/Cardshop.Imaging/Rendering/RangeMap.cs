using Cardshop.Disk.BlockMaps;

namespace Cardshop.Imaging.Rendering;

/// <summary>The ranges of an image as a block map.</summary>
public static class RangeMap
{
    /// <param name="imageLength">Size of the image in bytes.</param>
    /// <param name="ranges">In disk order, each beginning at a multiple of 4096.</param>
    public static BlockMap Of(long imageLength, IEnumerable<RangeDigest> ranges) => new(imageLength, [.. ranges.Select(range => new MappedRange(
        range.Range.Offset / BlockMap.UsualBlockSize, (range.Range.End - 1) / BlockMap.UsualBlockSize, range.Digest))]);
}
