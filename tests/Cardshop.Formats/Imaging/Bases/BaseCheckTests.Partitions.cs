using System.Buffers.Binary;
using Cardshop.Disk.Fat;
using Cardshop.Disk.Mbr;
using Cardshop.Imaging.Bases.Checks;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Xunit;

namespace Cardshop.Formats.Imaging.Bases;

/// <summary>Partitions and their file systems.</summary>
public sealed partial class BaseCheckTests
{
    [Fact]
    public void A_missing_and_an_extended_partition_are_found()
    {
        var problems = Broken(Patch(_base.Assemble(), (EntryAt(2), new byte[16]), (EntryAt(3) + 4, [0x05])), "three-partitions");
        Assert.Equal(["Partition 2 is missing.", "Partition 3 is an extended one."], problems);
    }

    [Fact]
    public void Wrong_partition_types_are_found()
    {
        var problems = Broken(Patch(_base.Assemble(), (EntryAt(1) + 4, [0x83]), (EntryAt(3) + 4, [0x0C])), "partition-types");
        Assert.Equal(["Partition 1 has type 83, which is not FAT.", "Partition 3 has type 0c, not 83."], problems);
    }

    [Fact]
    public void A_partition_behind_the_data_partition_is_found()
    {
        var disk = _base.Assemble();
        var partitions = MasterBootRecord.Read(disk).Partitions.OfType<MbrPartition>();
        var table = MasterBootRecord.Create(0x5BA1CE00, [.. partitions, new MbrPartition(4, MbrPartitionType.Linux, disk.Length, ByteSize.MiB)]);
        var longer = ConcatSource.Of(new MemorySource(table), disk.Slice(table.Length, disk.Length - table.Length), new ZeroSource(ByteSize.MiB));
        Assert.Equal(["Partition 4 lies behind partition 3."], Broken(longer, "data-last"));
    }

    [Fact]
    public void A_boot_partition_that_is_not_FAT_is_found()
    {
        var disk = _base.Assemble();
        var findings = BaseCheck.Run(Patch(disk, (PartitionStart(disk, 1), new byte[512])));
        Assert.Single(Problems(findings, "boot-fat"));
        Assert.Equal(BaseOutcome.NotChecked, OutcomeOf(findings, "kernel"));
        Assert.Equal(BaseOutcome.Ok, OutcomeOf(findings, "root-ext4"));
    }

    [Fact]
    public void A_boot_partition_that_was_not_unmounted_is_found()
    {
        var disk = _base.Assemble();
        var start = PartitionStart(disk, 1);
        var reserved = BinaryPrimitives.ReadUInt16LittleEndian(disk.ReadBytes(start + 14, 2));
        var secondEntry = start + (reserved * 512) + 4;
        var entry = BinaryPrimitives.ReadUInt32LittleEndian(disk.ReadBytes(secondEntry, 4));
        Assert.Contains("not unmounted cleanly", Assert.Single(Broken(Patch(disk, (secondEntry, BitConverter.GetBytes(entry & ~0x08000000u))), "boot-fat")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "root-ext4")]
    [InlineData(3, "data-ext4")]
    public void A_partition_that_is_not_ext4_is_found(int number, string rule)
    {
        var disk = _base.Assemble();
        Assert.Single(Broken(Patch(disk, (PartitionStart(disk, number) + SuperblockAt, new byte[1024])), rule));
    }

    [Theory]
    [InlineData("orphan_file", true)]
    [InlineData("quota", false)]
    public void Features_that_a_new_data_file_system_cannot_have_are_found(string feature, bool canBeHad)
    {
        var disk = WithData(_base.Assemble(), "data", withFlag: true, feature);
        if (canBeHad)
        {
            Assert.All(BaseCheck.Run(disk), finding => Assert.Equal(BaseOutcome.Ok, finding.Outcome));
        }
        else
        {
            Assert.Contains(feature, Assert.Single(Broken(disk, "data-features")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_wrong_label_is_found() =>
        Assert.Equal(["Partition 3 is labelled \"DATEN\", not \"data\"."], Broken(WithData(_base.Assemble(), "DATEN", withFlag: true), "labels"));

    [Fact]
    public void A_full_boot_partition_is_found()
    {
        var disk = _base.Assemble();
        var free = FatFileSystem.Open(disk.Slice(PartitionStart(disk, 1), CheckedBase.BootLength)).FreeBytes;
        _base.SetBoot("ballast", new ZeroSource(free - (ByteSize.MiB / 2)));
        Assert.Single(Broken(_base.Assemble(), "boot-room"));
    }
}
