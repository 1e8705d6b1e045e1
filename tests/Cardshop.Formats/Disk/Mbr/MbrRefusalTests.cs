using System.Buffers.Binary;
using Cardshop.Disk;
using Cardshop.Disk.Mbr;
using Cardshop.Primitives.Sizes;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Mbr;

public sealed class MbrRefusalTests
{
    private const int SecondEntry = 446 + 16;

    [Fact]
    public void A_GPT_disk_is_refused_by_name()
    {
        using var folder = new TempFolder();
        var disk = folder.Write("disk.img", new byte[8 << 20]);
        Tool.Try("parted", "-s", disk, "mklabel", "gpt", "mkpart", "data", "2048s", "100%");
        var bytes = File.ReadAllBytes(disk);
        RequireRefusal(bytes, bytes.Length, "GPT");
        bytes[450] = 0x83;
        RequireRefusal(bytes, bytes.Length, "GPT");
        bytes[512] = 0;
        bytes[450] = 0xEE;
        RequireRefusal(bytes, bytes.Length, "GPT");
    }

    [Fact]
    public void A_disk_without_signature_is_refused() => RequireRefusal(new byte[4096], 4096, "55 AA");

    [Fact]
    public void A_disk_shorter_than_the_record_is_refused() => RequireRefusal(Good()[..511], 511, "511 bytes");

    [Fact]
    public void A_sector_whose_table_is_boot_code_is_not_taken_for_a_disk()
    {
        var sector = Good();
        sector[SecondEntry] = (byte)'k';
        RequireRefusal(sector, 4 * ByteSize.GiB, "entry 2 starts with 6B");
    }

    [Fact]
    public void A_bare_file_system_has_no_partitions()
    {
        using var folder = new TempFolder();
        var volume = folder.Write("fat.img", new byte[2 << 20]);
        Tool.Run("mkfs.fat", volume);
        Assert.All(MasterBootRecord.Read(new MemoryDisk(File.ReadAllBytes(volume), 2 << 20).Source).Partitions, Assert.Null);
    }

    [Fact]
    public void Partitions_that_overlap_are_refused_with_figures() =>
        RequireRefusal(With(SecondEntry + 8, 20_000), 4 * ByteSize.GiB, "partitions 1 and 2 overlap");

    [Fact]
    public void A_partition_beyond_the_end_of_the_disk_is_refused_with_figures() =>
        RequireRefusal(Good(), ByteSize.GiB, "partition 2 ends at byte 2147483648, the disk at byte 1073741824");

    [Fact]
    public void A_partition_without_sectors_or_on_the_table_is_refused()
    {
        RequireRefusal(With(SecondEntry + 12, 0), 4 * ByteSize.GiB, "partition 2 has a size of 0");
        RequireRefusal(With(446 + 8, 0), 4 * ByteSize.GiB, "on the table itself");
    }

    [Theory]
    [InlineData(0x05)]
    [InlineData(0x0F)]
    [InlineData(0x85)]
    public void An_extended_partition_is_recognised(byte type)
    {
        var sector = Good();
        sector[SecondEntry + 4] = type;
        var record = MasterBootRecord.Read(new MemoryDisk(sector, 4 * ByteSize.GiB).Source);
        Assert.Equal((false, true), (record.Partitions[0]!.IsExtended, record.Partitions[1]!.IsExtended));
    }

    [Fact]
    public void A_layout_that_cannot_be_written_is_refused_with_its_reason()
    {
        RequireLayoutProblem("overlap", new(1, MbrPartitionType.Linux, 512, 1024), new(2, MbrPartitionType.Linux, 1024, 512));
        RequireLayoutProblem("multiples of 512", new MbrPartition(1, MbrPartitionType.Linux, 513, 512));
        RequireLayoutProblem("multiples of 512", new MbrPartition(1, MbrPartitionType.Linux, 512, 100));
        RequireLayoutProblem("1 to 4", new MbrPartition(5, MbrPartitionType.Linux, 512, 512));
        RequireLayoutProblem("type 00", new MbrPartition(1, MbrPartitionType.Unused, 512, 512));
        RequireLayoutProblem("2 TiB", new MbrPartition(1, MbrPartitionType.Linux, 2 * ByteSize.TiB, 512));
        RequireLayoutProblem("2 TiB", new MbrPartition(1, MbrPartitionType.Linux, 512, long.MaxValue / 512 * 512));
        RequireLayoutProblem("have the number 1", new(1, MbrPartitionType.Linux, 512, 512), new(1, MbrPartitionType.Linux, 1024, 512));
        var record = MasterBootRecord.Read(new MemoryDisk(Good(), 4 * ByteSize.GiB).Source);
        RequireLayoutProblem("there is none", () => record.WithPartition(3, 512, 512));
        RequireLayoutProblem("overlap", () => record.WithPartition(1, ByteSize.MiB, 2 * ByteSize.GiB));
    }

    [Fact]
    public void A_damaged_record_is_read_or_refused()
    {
        using var folder = new TempFolder();
        var gpt = folder.Write("disk.img", new byte[2 << 20]);
        Tool.Try("parted", "-s", gpt, "mklabel", "gpt");
        var read = 0;
        new Fuzzer([Good()[440..], File.ReadAllBytes(gpt)[440..512]]).Run(
            input =>
            {
                byte[] sector = [.. new byte[440], .. input];
                var record = MasterBootRecord.Read(new MemoryDisk(sector, 4 * ByteSize.GiB).Source);
                foreach (var partition in record.Partitions.OfType<MbrPartition>())
                {
                    Assert.Equal(sector[..512], record.WithPartition(partition.Number, partition.Start, partition.Length));
                    record.WithPartition(partition.Number, partition.Start, 512);
                }

                read++;
            },
            error => error is DiskFormatException);
        Assert.True(read > Fuzzer.Inputs / 20, $"only {read} inputs were read");
    }

    private static byte[] Good() => MasterBootRecord.Create(
        0x12345678,
        new MbrPartition(1, MbrPartitionType.Fat32, 8 * ByteSize.MiB, 512 * ByteSize.MiB),
        new MbrPartition(2, MbrPartitionType.Linux, ByteSize.GiB, ByteSize.GiB));

    private static byte[] With(int offset, uint value)
    {
        var sector = Good();
        BinaryPrimitives.WriteUInt32LittleEndian(sector.AsSpan(offset), value);
        return sector;
    }

    private static void RequireRefusal(byte[] disk, long length, string what)
    {
        var error = Assert.Throws<DiskFormatException>(() => MasterBootRecord.Read(new MemoryDisk(disk, length).Source));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    private static void RequireLayoutProblem(string what, params MbrPartition[] partitions) =>
        RequireLayoutProblem(what, () => MasterBootRecord.Create(1, partitions));

    private static void RequireLayoutProblem(string what, Func<byte[]> layOut) =>
        Assert.Contains(what, Assert.Throws<MbrLayoutException>(layOut).Message, StringComparison.Ordinal);
}
