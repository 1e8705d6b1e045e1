using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Rendering;

/// <summary>The windows of a disk, 4 MiB each: what is read, hashed and recorded at a time never crosses from one into the next.</summary>
public static class Windows
{
    /// <summary>Size and alignment in bytes.</summary>
    public const int Size = 4 << 20;

    /// <summary>Cuts extents where windows end.</summary>
    /// <param name="extents">In disk order.</param>
    /// <param name="start">What lies before this offset is left out.</param>
    public static IEnumerable<(PlannedExtent Extent, ByteRange Piece)> Cut(IEnumerable<PlannedExtent> extents, long start = 0)
    {
        foreach (var extent in extents)
        {
            for (var at = Math.Max(extent.Offset, start); at < extent.End;)
            {
                var end = Math.Min(extent.End, ((at / Size) + 1) * Size);
                yield return (extent, new ByteRange(at, end - at));
                at = end;
            }
        }
    }
}
