using Cardshop.Disk.Fat;
using Cardshop.Disk.Mbr;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Fat;

public sealed class FatInDiskTests
{
    [Fact]
    public void A_volume_in_a_partition_is_one_for_mtools_and_edited_over_the_disk()
    {
        const long Start = 8 * ByteSize.MiB;
        var partition = new MbrPartition(1, MbrPartitionType.Fat32, Start, 20 * ByteSize.MiB);
        var disk = new OverlaySource(new ZeroSource(32 * ByteSize.MiB));
        disk.Write(0, MasterBootRecord.Create(0x12345678, partition));
        var cmdline = KeyValuePair.Create("cmdline.txt", (byte[]?)"root=x"u8.ToArray());
        disk.Write(Start, FatTree.Volume(partition.Length, FatTree.Profile, cmdline).ReadAll());

        var read = MasterBootRecord.Read(disk).Partitions[0]!;
        var volume = new OverlaySource(disk.Slice(read.Start, read.Length));
        new FatEditor(volume).WriteFile("offspot.yaml", "timezone: UTC\n"u8, FatTree.Time);

        using var folder = new TempFolder();
        var edited = ConcatSource.Of(disk.Slice(0, Start), volume, disk.Slice(read.End, disk.Length - read.End));
        var path = folder.Write("disk.img", edited.ReadAll());
        Assert.Equal("root=x", Tool.Run("mtype", "-i", $"{path}@@{Start}", "::cmdline.txt"));
        Assert.Equal("timezone: UTC\n", Tool.Run("mtype", "-i", $"{path}@@{Start}", "::OFFSPOT.YAML"));
        Assert.Contains("hidden sectors: 16384", Tool.Run("minfo", "-i", $"{path}@@{Start}", "::"), StringComparison.Ordinal);
        using var storage = new PhysicalStorage();
        Assert.Equal(2, FatTree.Paths(FileSource.Open(storage, path).Slice(Start, read.Length)).Count);
    }
}
