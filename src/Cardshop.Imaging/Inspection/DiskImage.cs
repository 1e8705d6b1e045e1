using Cardshop.Disk;
using Cardshop.Disk.Mbr;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Imaging.Inspection;

/// <summary>A disk image to look into without mounting it.</summary>
public sealed class DiskImage
{
    private readonly ByteSource _disk;

    private DiskImage(ByteSource disk)
    {
        _disk = disk;
        Table = MasterBootRecord.Read(disk);
    }

    /// <summary>Its partition table.</summary>
    public MasterBootRecord Table { get; }

    /// <summary>Size in bytes.</summary>
    public long Length => _disk.Length;

    /// <summary>Opens an image.</summary>
    /// <exception cref="DiskFormatException">It is not the image of a disk with an MBR.</exception>
    public static DiskImage Open(IStorage storage, string path) => new(FileSource.Open(storage, path));

    /// <summary>The bytes of a partition.</summary>
    public ByteSource Bytes(MbrPartition partition) => _disk.Slice(partition.Start, partition.Length);

    /// <summary>The file system in a partition.</summary>
    /// <param name="number">1 to 4.</param>
    /// <exception cref="DiskFormatException">There is no such partition, or its file system is not supported.</exception>
    public IVolume Volume(int number) =>
        Table.Partitions[number - 1] is { } partition
            ? Volumes.Open(Bytes(partition))
            : throw new DiskFormatException($"The image has no partition {number}.");
}
