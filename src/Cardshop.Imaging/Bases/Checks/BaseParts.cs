using System.Text;
using Cardshop.Disk.Ext4;
using Cardshop.Disk.Fat;
using Cardshop.Disk.Mbr;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Bases.Checks;

/// <summary>A disk taken apart as far as it goes.</summary>
internal sealed class BaseParts
{
    public const int BootNumber = 1;
    public const int RootNumber = 2;
    public const int DataNumber = 3;

    /// <summary>Larger files are programs, not texts.</summary>
    private const long LongestText = 1 << 20;

    private readonly ByteSource _disk;

    public BaseParts(ByteSource disk)
    {
        _disk = disk;
        Table = Opened<MasterBootRecord>.Try(() => MasterBootRecord.Read(disk));
        Boot = Open(BootNumber, FatFileSystem.Open);
        Root = Open(RootNumber, Ext4FileSystem.Open);
        Data = Open(DataNumber, Ext4FileSystem.Open);
    }

    public Opened<MasterBootRecord> Table { get; }

    public Opened<FatFileSystem> Boot { get; }

    public Opened<Ext4FileSystem> Root { get; }

    public Opened<Ext4FileSystem> Data { get; }

    /// <summary>What fstab and the kernel call a partition: <c>PARTUUID=5ba1ce00-03</c>.</summary>
    public string PartUuid(int number) => $"PARTUUID={Table.Value!.DiskId:x8}-{number:00}";

    /// <summary>The partition of a number; null when there is none.</summary>
    public MbrPartition? Partition(int number) => Table.Value?.Partitions[number - 1] is { IsExtended: false } partition ? partition : null;

    public bool Has(DiskParts parts) =>
        (!parts.HasFlag(DiskParts.Table) || Table.IsOpen)
        && (!parts.HasFlag(DiskParts.Boot) || Boot.IsOpen)
        && (!parts.HasFlag(DiskParts.Root) || Root.IsOpen)
        && (!parts.HasFlag(DiskParts.Data) || Data.IsOpen);

    /// <summary>A text on partition 1; null when there is no such file.</summary>
    public string? BootText(string path) =>
        Boot.Value!.Find(path) is { IsDirectory: false, Length: <= LongestText } file ? Text(Boot.Value.Content(file)) : null;

    /// <summary>A text on partition 2, links followed; null when there is no such file.</summary>
    public string? RootText(string path) => Root.Value!.Follow(path) is { } inode ? RootText(inode) : null;

    /// <summary>A text on partition 2; null when it is no file, or too large for a text.</summary>
    public string? RootText(Ext4Inode inode) =>
        inode is { Type: Ext4FileType.RegularFile, Size: <= LongestText } ? Text(Root.Value!.Content(inode)) : null;

    /// <summary>The names in a folder of partition 2; none when there is no such folder.</summary>
    public IEnumerable<string> RootNames(string folder) =>
        Root.Value!.Follow(folder) is { Type: Ext4FileType.Directory } inode ? Root.Value.Entries(inode).Select(entry => entry.Name.ToString()) : [];

    private static string Text(ByteSource content) => Encoding.Latin1.GetString(content.ReadAll());

    private Opened<T> Open<T>(int number, Func<ByteSource, T> open)
        where T : class =>
        Opened<T>.Try(() => Partition(number) is { } partition ? open(_disk.Slice(partition.Start, partition.Length)) : null);
}
