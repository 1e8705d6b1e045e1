using Cardshop.Disk;
using Cardshop.Disk.Ext4;
using Cardshop.Disk.Fat;
using Cardshop.Disk.Mbr;
using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Bases;

/// <summary>
/// Which parts of a base go into an image. Of a file system that is understood these are the blocks in use, so free space is neither read
/// nor written; of anything else, all of it. Between partitions everything up to the last byte that is not zero: boot loaders live there.
/// </summary>
internal static class BaseRegions
{
    private const int ScanSize = 1 << 20;

    /// <summary>What lies before a partition and behind the one before it (or the partition table).</summary>
    public static DiskRegion Gap(ByteSource disk, long start, long end)
    {
        var used = UsedLength(disk, start, end);
        return DiskRegion.OfRanges(start, disk.Slice(start, used), used == 0 ? [] : [new ByteRange(0, used)]);
    }

    /// <summary>A partition as it is in the base.</summary>
    public static DiskRegion Volume(ByteSource disk, MbrPartition partition)
    {
        var volume = disk.Slice(partition.Start, partition.Length);
        return DiskRegion.OfRanges(partition.Start, volume, AllocatedRanges(volume));
    }

    /// <summary>What is in use in a volume; all of it when its file system is not understood.</summary>
    public static IReadOnlyList<ByteRange> AllocatedRanges(ByteSource volume) =>
        Try(() => [.. Ext4FileSystem.Open(volume).AllocatedRanges()])
        ?? Try(() => [.. FatFileSystem.Open(volume).AllocatedRanges()])
        ?? [new ByteRange(0, volume.Length)];

    private static IReadOnlyList<ByteRange>? Try(Func<IReadOnlyList<ByteRange>> read)
    {
        try
        {
            return read();
        }
        catch (DiskFormatException)
        {
            return null;
        }
    }

    private static long UsedLength(ByteSource disk, long start, long end)
    {
        var buffer = new byte[ScanSize];
        for (var at = end; at > start;)
        {
            var chunk = buffer.AsSpan(0, (int)Math.Min(ScanSize, at - start));
            at -= chunk.Length;
            disk.Read(at, chunk);
            var last = chunk.LastIndexOfAnyExcept((byte)0);
            if (last >= 0)
            {
                return at + last + 1 - start;
            }
        }

        return 0;
    }
}
