using Cardshop.Disk;
using Cardshop.Disk.Ext4;
using Cardshop.Disk.Fat;
using Cardshop.Disk.Mbr;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Bases;

/// <summary>
/// The disk that hotspot images are made from: an MBR with the boot partition (FAT) as 1, the root file system as 2 and, last on the
/// disk, the data partition (ext4) as 3. See <c>docs/guide/base-image.md</c>.
/// </summary>
public sealed class BaseImage
{
    private const int BootNumber = 1;
    private const int RootNumber = 2;
    private const int DataNumber = 3;

    private BaseImage(ByteSource disk, MasterBootRecord table, FatFileSystem bootFileSystem, Ext4FileSystem dataFileSystem)
    {
        Disk = disk;
        Table = table;
        BootFileSystem = bootFileSystem;
        DataFileSystem = dataFileSystem;
    }

    /// <summary>The whole disk.</summary>
    public ByteSource Disk { get; }

    /// <summary>Its partition table.</summary>
    public MasterBootRecord Table { get; }

    /// <summary>Partition 1, <c>/boot/firmware</c> on the device.</summary>
    public MbrPartition Boot => Table.Partitions[BootNumber - 1]!;

    /// <summary>Partition 2, <c>/</c> on the device.</summary>
    public MbrPartition Root => Table.Partitions[RootNumber - 1]!;

    /// <summary>Partition 3, <c>/data</c> on the device.</summary>
    public MbrPartition Data => Table.Partitions[DataNumber - 1]!;

    /// <summary>What partition 1 holds.</summary>
    public FatFileSystem BootFileSystem { get; }

    /// <summary>What partition 3 holds.</summary>
    public Ext4FileSystem DataFileSystem { get; }

    /// <summary>When the data file system was made: the time of everything in an image that has none of its own.</summary>
    public Timestamp Created => DataFileSystem.Superblock.Created;

    /// <summary>Looks at a disk.</summary>
    /// <param name="disk">The whole of it.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="BaseImageException">It cannot be built upon; all reasons are given.</exception>
    public static BaseImage Open(ByteSource disk, string name)
    {
        var problems = new List<string>();
        var table = Try(() => MasterBootRecord.Read(disk), problems, "");
        if (table is null)
        {
            throw new BaseImageException(name, problems);
        }

        var boot = Volume(table, BootNumber, problems);
        _ = Volume(table, RootNumber, problems);
        var data = Volume(table, DataNumber, problems);
        problems.AddRange(table.Partitions
            .Where(other => data is not null && other is not null && other.Start > data.Start)
            .Select(other => $"Partition {other!.Number} lies behind partition {DataNumber}, which must be the last on the disk so that it can grow."));
        var bootFileSystem = boot is null ? null : Try(() => FatFileSystem.Open(disk.Slice(boot.Start, boot.Length)), problems, $"Partition {BootNumber}: ");
        var dataFileSystem = data is null ? null : Try(() => Ext4FileSystem.Open(disk.Slice(data.Start, data.Length)), problems, $"Partition {DataNumber}: ");
        return problems.Count == 0
            ? new BaseImage(disk, table, bootFileSystem!, dataFileSystem!)
            : throw new BaseImageException(name, problems);
    }

    private static MbrPartition? Volume(MasterBootRecord table, int number, List<string> problems)
    {
        if (table.Partitions[number - 1] is { IsExtended: false } partition)
        {
            return partition;
        }

        problems.Add($"Partition {number} is missing; a base has a boot, a root and a data partition, all of them primary.");
        return null;
    }

    private static T? Try<T>(Func<T> open, List<string> problems, string place)
        where T : class
    {
        try
        {
            return open();
        }
        catch (DiskFormatException error)
        {
            problems.Add(place + error.Message);
            return null;
        }
    }
}
