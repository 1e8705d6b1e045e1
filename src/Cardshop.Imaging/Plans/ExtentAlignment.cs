using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Plans;

/// <summary>
/// Rounds extents out to multiples of 4096 bytes of the disk, which direct I/O and block maps ask for. Extents of an aligned partition
/// pass through as they are; in a partition that starts elsewhere, neighbours that share a block are joined, with the zeros between them.
/// </summary>
internal static class ExtentAlignment
{
    private const int BlockSize = 4096;

    /// <param name="extents">In disk order and disjoint.</param>
    /// <param name="diskLength">Where rounding ends.</param>
    public static IEnumerable<PlannedExtent> Align(IEnumerable<PlannedExtent> extents, long diskLength)
    {
        PlannedExtent? pending = null;
        foreach (var extent in extents)
        {
            if (pending is not null && extent.Offset >= pending.End)
            {
                yield return pending;
                pending = null;
            }

            pending = pending is null ? RoundOut(extent, diskLength) : Join(pending, extent, diskLength);
        }

        if (pending is not null)
        {
            yield return pending;
        }
    }

    private static PlannedExtent RoundOut(PlannedExtent extent, long diskLength)
    {
        var start = extent.Offset / BlockSize * BlockSize;
        var end = Math.Min(diskLength, (extent.End + BlockSize - 1) / BlockSize * BlockSize);
        return start == extent.Offset && end == extent.End
            ? extent
            : new PlannedExtent(start, end - start, ConcatSource.Of(new ZeroSource(extent.Offset - start), extent.Source));
    }

    private static PlannedExtent Join(PlannedExtent first, PlannedExtent second, long diskLength)
    {
        var gap = second.Offset - first.Offset - first.Source.Length;
        var joined = ConcatSource.Of(first.Source, new ZeroSource(gap), second.Source);
        return RoundOut(new PlannedExtent(first.Offset, second.End - first.Offset, joined), diskLength);
    }
}
