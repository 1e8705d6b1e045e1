using Cardshop.Cards.Devices;
using Cardshop.Cards.Discovery;
using Cardshop.TestKit;
using Cardshop.TestKit.Cards;
using Xunit;

namespace Cardshop.Cards.Tests.Discovery;

public sealed class DiskSurveyTests : IDisposable
{
    private const long Card = 64L << 20;

    private readonly FalseSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void The_slots_of_a_reader_are_told_apart_by_their_units()
    {
        _system.AddUsb("sdb", "8:16", "1-1.4.2", unit: 0, Card);
        _system.AddUsb("sdc", "8:32", "1-1.4.2", unit: 1, length: 0);
        var disks = new DiskSurvey(_system.Root).Disks();
        Assert.Equal(["usb-1-1.4.2:1.0:0:0:0", "usb-1-1.4.2:1.0:0:0:1"], disks.Select(disk => disk.Identity.Topology));
        Assert.Equal([Card, 0], disks.Select(disk => disk.Length));
        Assert.Equal([0, 1], disks.Select(disk => disk.Unit));
        Assert.Equal(
            new DeviceIdentity(DeviceKind.Usb, "Kingston", "MobileLiteG4SD", "0123456789AB", "usb-1-1.4.2:1.0:0:0:0"),
            disks[0].Identity);
        Assert.All(disks, disk => Assert.True(disk is { IsRemovable: true, IsReadOnly: false, IsVirtual: false }));
    }

    [Fact]
    public void A_reader_that_is_plugged_in_again_has_another_name_and_the_same_place()
    {
        _system.AddUsb("sdb", "8:16", "1-1.4.2", unit: 0, Card, host: 6);
        var before = Assert.Single(new DiskSurvey(_system.Root).Disks()).Identity;
        _system.Remove("sdb");
        _system.AddUsb("sdq", "65:0", "1-1.4.2", unit: 0, Card, host: 23);
        Assert.Equal(before, Assert.Single(new DiskSurvey(_system.Root).Disks()).Identity);
    }

    [Fact]
    public void A_card_in_an_SD_host_can_be_taken_out_and_shows_its_own_serial_but_a_chip_cannot()
    {
        _system.AddMmc("mmcblk0", "179:0", "mmc0", Card);
        _system.AddMmc("mmcblk1", "179:8", "mmc1", Card, type: "MMC");
        var disks = new DiskSurvey(_system.Root).Disks();
        Assert.Equal([DeviceKind.SdCard, DeviceKind.Disk], disks.Select(disk => disk.Identity.Kind));
        Assert.Equal([true, false], disks.Select(disk => disk.IsRemovable));
        Assert.Equal("035344534336344780a1b2c3d4015a00", disks[0].Identity.CardSerial);
        Assert.Equal(["mmc-fe340000.mmc:0", "mmc-fe340000.mmc:1"], disks.Select(disk => disk.Identity.Topology));
    }

    [Fact]
    public void Partitions_are_listed_by_their_numbers_and_CD_drives_not_at_all()
    {
        _system.AddUsb("sdb", "8:16", "1-1", unit: 0, Card);
        _system.AddPartition("sdb", "sdb2", 2, "8:18", 8 << 20, 16 << 20);
        _system.AddPartition("sdb", "sdb1", 1, "8:17", 4 << 20, 4 << 20);
        _system.AddUsb("sr0", "11:0", "1-2", unit: 0, Card, host: 7);
        _system.Write("sys/devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/host7/target7:0:0/7:0:0:0", ("type", "5"));
        var disk = Assert.Single(new DiskSurvey(_system.Root).Disks());
        Assert.Equal([(1, 4L << 20, 4L << 20), (2, 8L << 20, 16L << 20)], disk.Partitions.Select(partition => (partition.Number, partition.Start, partition.Length)));
    }

    [Fact]
    public void The_file_systems_of_a_card_are_found_whatever_state_they_are_in()
    {
        _system.AddUsb("sdb", "8:16", "1-1", unit: 0, Card);
        _system.AddPartition("sdb", "sdb1", 1, "8:17", 4 << 20, 20 << 20);
        _system.AddPartition("sdb", "sdb2", 2, "8:18", 24 << 20, 20 << 20);
        _system.AddPartition("sdb", "sdb3", 3, "8:19", 44 << 20, 4 << 20);
        using var folder = new TempFolder();
        Put(MakeFileSystem(folder, "mkfs.vfat", "-n", "BOOTFS"), 4 << 20);
        var ext4 = MakeFileSystem(folder, "mkfs.ext4", "-q", "-L", "rootfs");

        // Not unmounted: the state at byte 1082 is no longer "clean".
        ext4[1082] = 0;
        Put(ext4, 24 << 20);
        var disk = DiskSurvey.LookInto(Assert.Single(new DiskSurvey(_system.Root).Disks()));
        Assert.True(disk.IsLookedInto);
        Assert.Equal([new FoundVolume("fat16", "BOOTFS"), new FoundVolume("ext4", "rootfs"), null], disk.Partitions.Select(partition => partition.Volume));
    }

    [Fact]
    public void A_file_system_without_a_partition_table_is_found()
    {
        _system.AddUsb("sdb", "8:16", "1-1", unit: 0, Card);
        using var folder = new TempFolder();
        Put(MakeFileSystem(folder, "mkfs.vfat", "-n", "CAMERA"), 0);
        Assert.Equal(new FoundVolume("fat16", "CAMERA"), DiskSurvey.LookInto(Assert.Single(new DiskSurvey(_system.Root).Disks())).Volume);
    }

    [Fact]
    public void A_disk_that_cannot_be_read_is_listed_all_the_same()
    {
        _system.AddUsb("sdb", "8:16", "1-1", unit: 0, Card);
        File.Delete(_system.NodeOf("sdb"));
        var disk = DiskSurvey.LookInto(Assert.Single(new DiskSurvey(_system.Root).Disks()));
        Assert.False(disk.IsLookedInto);
        Assert.Equal(Card, disk.Length);
    }

    [Fact]
    public void Bytes_of_any_kind_are_a_file_system_or_none()
    {
        using var folder = new TempFolder();
        var (fat, ext4) = (MakeFileSystem(folder, "mkfs.vfat", "-n", "BOOTFS"), MakeFileSystem(folder, "mkfs.ext4", "-q"));
        new Fuzzer([fat[..(128 << 10)], ext4[..8192]]).Run(
            input => Cards.Discovery.Contents.VolumeSniffer.Look(new Cardshop.Primitives.Extents.MemorySource(input)), _ => false);
    }

    [Fact]
    public void The_disks_of_this_machine_are_those_that_lsblk_shows()
    {
        var expected = Tool.Run("lsblk", "--nodeps", "--bytes", "--raw", "--noheadings", "--output=NAME,SIZE").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var disks = new DiskSurvey().Disks().ToDictionary(disk => disk.Name, disk => disk.Length, StringComparer.Ordinal);
        Assert.All(
            expected.Select(line => line.Split(' ')).Where(disk => !disk[0].StartsWith("loop", StringComparison.Ordinal) && !disk[0].StartsWith("sr", StringComparison.Ordinal)),
            disk => Assert.Equal(long.Parse(disk[1]), disks[disk[0]]));
    }

    private static byte[] MakeFileSystem(TempFolder folder, string program, params IReadOnlyList<string> arguments)
    {
        var path = folder.Write($"{program}.img", new byte[20 << 20]);
        Tool.Run(program, [.. arguments, path]);
        return File.ReadAllBytes(path);
    }

    private void Put(byte[] volume, long offset)
    {
        using var node = File.OpenWrite(_system.NodeOf("sdb"));
        node.Position = offset;
        node.Write(volume);
    }
}
