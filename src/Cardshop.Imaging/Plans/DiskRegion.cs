using Cardshop.Disk;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Plans;

/// <summary>A part of the disk whose extents are made together: a partition, or what lies before one.</summary>
internal sealed class DiskRegion
{
    private readonly Func<IEnumerable<PlannedExtent>> _extents;

    private DiskRegion(Func<IEnumerable<PlannedExtent>> extents) => _extents = extents;

    /// <summary>In disk order; made anew by each enumeration, so that millions of them take no memory.</summary>
    public IEnumerable<PlannedExtent> Extents => _extents();

    /// <summary>A new file system.</summary>
    /// <param name="start">Where its partition starts on the disk.</param>
    /// <param name="extents">What is written of the volume.</param>
    public static DiskRegion OfVolume(long start, Func<IEnumerable<VolumeExtent>> extents) =>
        new(() => extents().Select(extent => new PlannedExtent(start + extent.Offset, extent.Length, extent.Source)));

    /// <summary>Some ranges of what is there already.</summary>
    /// <param name="start">Where <paramref name="content"/> starts on the disk.</param>
    /// <param name="content">What is there.</param>
    /// <param name="ranges">Which parts of it matter, in order.</param>
    public static DiskRegion OfRanges(long start, ByteSource content, IReadOnlyList<ByteRange> ranges) =>
        new(() => ranges.Select(range => new PlannedExtent(start + range.Offset, range.Length, content.Slice(range.Offset, range.Length))));
}
