using Cardshop.Disk.Ext4;
using Cardshop.Disk.Mbr;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Imaging.Plans;

/// <summary>Finds the size of the disk, and lays its data partition out.</summary>
/// <param name="root">What the partition will hold.</param>
/// <param name="profile">What its file system is to look like.</param>
/// <param name="reserve">What must stay free.</param>
internal sealed class DataSizing(DirectoryNode root, Ext4Profile profile, DataReserve reserve)
{
    private readonly Ext4Draft _draft = new(root, profile with { MinimumFreeInodes = reserve.FreeInodes });

    /// <summary>Fits the partition onto a disk.</summary>
    /// <param name="start">Where on the disk it starts.</param>
    /// <param name="baseLength">Length of the base's disk in bytes; the new one is never smaller.</param>
    /// <param name="wanted">Length of the new disk in bytes; null for as small as possible.</param>
    /// <exception cref="ImageSpaceException">The content, or the reserve, does not fit; the message says what would do.</exception>
    public DataFit Fit(long start, long baseLength, long? wanted)
    {
        var minimum = RoundUp(Math.Max(baseLength, start + MinimumLength()));
        var length = RoundUp(wanted ?? minimum);
        return length >= minimum
            ? new DataFit(length, minimum, _draft.Layout(length - start))
            : throw new ImageSpaceException(
                $"The image needs {minimum} bytes ({new ByteSize(minimum)}), but is to have {length}: {new ByteSize(minimum - length)} are missing. "
                + "Choose a larger output.size, or \"auto\", or leave content out.");
    }

    private static long RoundUp(long length) =>
        (length + MasterBootRecord.SectorSize - 1) / MasterBootRecord.SectorSize * MasterBootRecord.SectorSize;

    /// <summary>
    /// The smallest length in bytes that holds the tree and leaves the reserve. The headroom is a share of the length, so the length is
    /// searched upwards until it carries its own headroom; each step adds a hundredth of the one before.
    /// </summary>
    private long MinimumLength()
    {
        var (length, free) = (0L, -1L);
        while (reserve.FreeBytes(length) is var wanted && wanted > free)
        {
            free = wanted;
            length = _draft.MinimumLength(free);
        }

        return length;
    }
}
