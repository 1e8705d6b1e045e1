using Cardshop.Disk.Mbr;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Mbr;

public sealed class MasterBootRecordTests
{
    private const long Alignment = 8 * ByteSize.MiB;

    private static readonly MbrPartition[] Hotspot =
    [
        new(1, MbrPartitionType.Fat32, Alignment, 512 * ByteSize.MiB),
        new(2, MbrPartitionType.Linux, 520 * ByteSize.MiB, 2400 * ByteSize.MiB),
        new(3, MbrPartitionType.Linux, 2920 * ByteSize.MiB, 256 * ByteSize.MiB),
    ];

    [Fact]
    public void A_new_table_is_byte_for_byte_that_of_sfdisk()
    {
        using var folder = new TempFolder();
        foreach (var length in (long[])[3176 * ByteSize.MiB, 20 * ByteSize.GiB])
        {
            var partitions = Hotspot[..2].Append(Hotspot[2] with { Length = length - Hotspot[2].Start, Bootable = true }).ToList();
            var disk = Disk(folder, length, new byte[512]);
            Sfdisk(disk, ["label: dos", "label-id: 0x5ba1ce00", .. partitions.Select(Describe)]);
            var ours = MasterBootRecord.Create(0x5BA1CE00, partitions);
            Assert.Equal(Sector(disk)[440..], ours[440..]);
        }
    }

    [Fact]
    public void A_new_table_is_good_for_sfdisk_and_parted_and_reads_back()
    {
        using var folder = new TempFolder();
        var disk = Disk(folder, 3176 * ByteSize.MiB, MasterBootRecord.Create(0x12345678, Hotspot.Reverse()));
        Assert.Contains("No errors detected", Tool.Run("sfdisk", "--verify", disk), StringComparison.Ordinal);
        var dump = Tool.Run("sfdisk", "-d", disk);
        Assert.Contains("label-id: 0x12345678", dump, StringComparison.Ordinal);
        Assert.Contains("start=     5980160, size=      524288, type=83", dump, StringComparison.Ordinal);
        var print = Tool.Run("parted", "-sm", disk, "unit", "B", "print");
        Assert.Contains("3:3061841920B:3330277375B:268435456B", print, StringComparison.Ordinal);
        var record = Read(disk);
        Assert.Equal(0x12345678u, record.DiskId);
        Assert.Equal([.. Hotspot, null], record.Partitions);
    }

    [Fact]
    public void Parted_keeps_the_disk_id_of_a_new_table()
    {
        using var folder = new TempFolder();
        var disk = Disk(folder, 4 * ByteSize.GiB, MasterBootRecord.Create(0x12345678, Hotspot));
        Tool.Try("parted", "-s", disk, "unit", "s", "resizepart", "3", "8388607");
        var record = Read(disk);
        Assert.Equal((0x12345678u, 4 * ByteSize.GiB), (record.DiskId, record.Partitions[2]!.End));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(100)]
    [InlineData(2000)]
    public void A_partition_grows_as_sfdisk_and_parted_grow_it_but_the_disk_id_stays(int gibibytes)
    {
        using var folder = new TempFolder();
        var disk = Disk(folder, 3176 * ByteSize.MiB, new byte[512]);
        Sfdisk(disk, ["label: dos", "label-id: 0x5ba1ce00", .. Hotspot.Select(Describe)]);
        var start = Hotspot[2].Start;
        var ours = Read(disk).WithPartition(3, start, (gibibytes * ByteSize.GiB) - start);
        using (var file = File.OpenWrite(disk))
        {
            file.SetLength(gibibytes * ByteSize.GiB);
        }

        Tool.Run("sh", "-c", $"echo ', +' | '{Tool.Find("sfdisk")}' -q -N 3 '{disk}'");
        Assert.Equal(Sector(disk), ours);
        Tool.Try("parted", "-s", disk, "unit", "s", "resizepart", "3", $"{(gibibytes * ByteSize.GiB / 512) - 1}");
        Assert.Equal(Sector(disk)[446..], ours[446..]);
        Assert.Equal(0x5BA1CE00u, MasterBootRecord.Read(new MemoryDisk(ours, gibibytes * ByteSize.GiB).Source).DiskId);
    }

    [Fact]
    public void A_table_of_parted_keeps_its_own_addresses()
    {
        using var folder = new TempFolder();
        var disk = Disk(folder, 2 * ByteSize.GiB, new byte[512]);
        string[] partitions = ["mkpart", "primary", "fat32", "16384s", "1064959s", "mkpart", "primary", "ext4", "1064960s", "2525183s"];
        Tool.Try("parted", ["-s", disk, "mklabel", "msdos", .. partitions]);
        var before = Sector(disk);
        var record = Read(disk);
        var after = record.WithPartition(2, record.Partitions[1]!.Start, ByteSize.GiB);
        var changed = Enumerable.Range(0, 512).Where(i => before[i] != after[i]).ToList();
        Assert.All(changed, i => Assert.InRange(i, 474, 477));
        Tool.Try("parted", "-s", disk, "unit", "s", "resizepart", "2", $"{1064960 + (ByteSize.GiB / 512) - 1}");
        Assert.Equal(Sector(disk), after);
    }

    [Fact]
    public void A_partition_that_stays_as_it_is_changes_no_byte()
    {
        var sector = MasterBootRecord.Create(1, Hotspot);
        var record = MasterBootRecord.Read(new MemoryDisk(sector, 4 * ByteSize.GiB).Source);
        Assert.Equal(sector, record.WithPartition(2, Hotspot[1].Start, Hotspot[1].Length));
    }

    [Fact]
    public void The_largest_disk_has_4294967295_sectors()
    {
        var sector = MasterBootRecord.Create(1, Hotspot);
        var record = MasterBootRecord.Read(new MemoryDisk(sector, 4 * ByteSize.GiB).Source);
        var largest = (uint.MaxValue * 512L) - Hotspot[2].Start;
        var grown = MasterBootRecord.Read(new MemoryDisk(record.WithPartition(3, Hotspot[2].Start, largest), 4 * ByteSize.TiB).Source);
        Assert.Equal(largest, grown.Partitions[2]!.Length);
        var error = Assert.Throws<MbrLayoutException>(() => record.WithPartition(3, Hotspot[2].Start, largest + 512));
        Assert.Contains("2199023255040 bytes (2 TiB)", error.Message, StringComparison.Ordinal);
    }

    private static string Describe(MbrPartition partition)
    {
        var flag = partition.Bootable ? ", bootable" : "";
        return $"start={partition.Start / 512}, size={partition.Length / 512}, type={(byte)partition.Type:x}{flag}";
    }

    private static void Sfdisk(string disk, IEnumerable<string> script)
    {
        var result = Tool.Try(new System.Diagnostics.ProcessStartInfo(Tool.Find("sfdisk"), ["-q", disk]), string.Join('\n', script));
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    private static string Disk(TempFolder folder, long length, byte[] sector)
    {
        var path = folder.Write("disk.img", sector);
        using var file = File.OpenWrite(path);
        file.SetLength(length);
        return path;
    }

    private static byte[] Sector(string disk)
    {
        using var file = File.OpenRead(disk);
        var sector = new byte[512];
        file.ReadExactly(sector);
        return sector;
    }

    private static MasterBootRecord Read(string disk)
    {
        using var storage = new PhysicalStorage();
        return MasterBootRecord.Read(FileSource.Open(storage, disk));
    }
}
