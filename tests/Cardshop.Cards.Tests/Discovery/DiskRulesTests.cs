using Cardshop.Cards.Discovery;
using Cardshop.TestKit;
using Cardshop.TestKit.Cards;
using Xunit;

namespace Cardshop.Cards.Tests.Discovery;

public sealed class DiskRulesTests : IDisposable
{
    private const long Size = 64L << 30;

    private readonly FalseSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_card_in_a_reader_that_nobody_uses_may_be_written()
    {
        _system.AddUsb("sdb", "8:16", "1-1", unit: 0, Size);
        _system.AddPartition("sdb", "sdb1", 1, "8:17", 1 << 20, 1 << 30);
        Assert.Empty(Kinds("sdb"));
    }

    [Fact]
    public void A_disk_with_a_mounted_partition_is_refused_with_its_place_even_with_force()
    {
        _system.AddUsb("sdb", "8:16", "1-1", unit: 0, Size);
        _system.AddPartition("sdb", "sdb1", 1, "8:17", 1 << 20, 1 << 30);
        _system.Mount("8:17", @"/media/My\040Card", "/dev/sdb1");
        _system.Mount("8:17", "/mnt", "/dev/sdb1");
        Assert.Equal([RefusalKind.Mounted, RefusalKind.Mounted], Kinds("sdb", isForced: true));
        Assert.Equal("/dev/sdb1 is mounted at /media/My Card. Unmount it first: umount '/media/My Card'", Check("sdb", isForced: true)[0].Reason);
    }

    [Fact]
    public void A_disk_that_is_mounted_as_a_whole_is_refused()
    {
        _system.AddUsb("sdb", "8:16", "1-1", unit: 0, Size);
        _system.Mount("8:16", "/mnt", "/dev/sdb");
        Assert.Equal([RefusalKind.Mounted], Kinds("sdb", isForced: true));
    }

    [Fact]
    public void A_file_system_without_a_device_number_of_its_own_is_known_by_its_source()
    {
        _system.AddUsb("sdb", "8:16", "1-1", unit: 0, Size);
        _system.AddPartition("sdb", "sdb1", 1, "8:17", 1 << 20, 1 << 30);
        _system.Mount("0:44", "/mnt", "/dev/sdb1");
        Assert.Equal([RefusalKind.Mounted], Kinds("sdb", isForced: true));
    }

    [Fact]
    public void The_second_disk_of_a_btrfs_is_refused_though_no_mount_names_it()
    {
        _system.AddUsb("sdb", "8:16", "1-1", unit: 0, Size);
        _system.Write("sys/fs/btrfs/0b4c9a8e/devices/sdb", ("size", "1"));
        Assert.Equal([RefusalKind.InUse], Kinds("sdb", isForced: true));
    }

    [Fact]
    public void A_disk_with_swap_space_is_refused_even_with_force()
    {
        _system.AddUsb("sdb", "8:16", "1-1", unit: 0, Size);
        _system.AddPartition("sdb", "sdb2", 2, "8:18", 1 << 20, 1 << 30);
        _system.SwapTo("/dev/sdb2");
        Assert.Equal([RefusalKind.Swap], Kinds("sdb", isForced: true));
        Assert.Equal("/dev/sdb2 is swap space. Give it up first: swapoff /dev/sdb2", Check("sdb", isForced: true)[0].Reason);
    }

    [Fact]
    public void The_disk_of_the_system_is_refused_even_with_force()
    {
        _system.AddSata("sda", "8:0", Size);
        _system.AddPartition("sda", "sda2", 2, "8:2", 1 << 20, 1 << 30);
        _system.Mount("8:2", "/", "/dev/sda2");
        Assert.Equal([RefusalKind.SystemDisk], Kinds("sda", isForced: true));
    }

    [Fact]
    public void The_disk_below_LVM_below_crypt_below_the_system_is_refused_even_with_force()
    {
        _system.AddSata("sda", "8:0", Size);
        var partition = _system.AddPartition("sda", "sda3", 3, "8:3", 1 << 20, 1 << 30);
        var crypt = _system.AddVirtual("dm-0", "253:0", Size, "luks-1234");
        _system.AddVirtual("dm-1", "253:1", Size, "vg-root");
        _system.Hold(partition, "dm-0");
        _system.Hold(crypt, "dm-1");
        _system.Mount("253:1", "/", "/dev/mapper/vg-root");
        Assert.Equal([RefusalKind.SystemDisk, RefusalKind.InUse], Kinds("sda", isForced: true));
        Assert.StartsWith(
            "/dev/sda3 is part of /dev/dm-0 (luks-1234), part of /dev/dm-1 (vg-root), which is mounted at /.", Check("sda", isForced: true)[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_of_a_RAID_with_swap_space_on_it_is_refused()
    {
        var disk = _system.AddUsb("sdb", "8:16", "1-1", unit: 0, Size);
        _system.AddVirtual("md0", "9:0", Size);
        _system.Hold(disk, "md0");
        _system.SwapTo("/dev/md0");
        Assert.Equal([RefusalKind.InUse], Kinds("sdb", isForced: true));
        Assert.StartsWith("/dev/sdb is part of /dev/md0, which is swap space.", Check("sdb")[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_that_is_part_of_something_that_nobody_mounted_is_refused()
    {
        var disk = _system.AddUsb("sdb", "8:16", "1-1", unit: 0, Size);
        _system.AddVirtual("dm-0", "253:0", Size, "old-vault");
        _system.Hold(disk, "dm-0");
        Assert.Equal([RefusalKind.InUse], Kinds("sdb", isForced: true));
        Assert.StartsWith("/dev/sdb is part of /dev/dm-0 (old-vault), which is active.", Check("sdb")[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Devices_that_hold_each_other_in_a_circle_come_to_an_end()
    {
        var disk = _system.AddUsb("sdb", "8:16", "1-1", unit: 0, Size);
        var circle = _system.AddVirtual("dm-0", "253:0", Size, "circle");
        _system.Hold(disk, "dm-0");
        _system.Hold(circle, "dm-0");
        Assert.Contains(RefusalKind.InUse, Kinds("sdb"));
    }

    [Fact]
    public void A_disk_that_is_built_in_is_taken_only_by_force()
    {
        _system.AddSata("sda", "8:0", Size);
        Assert.Equal([RefusalKind.Fixed], Kinds("sda"));
        Assert.Empty(Kinds("sda", isForced: true));
    }

    [Fact]
    public void A_reader_without_a_card_and_a_card_with_its_switch_on_are_refused_even_with_force()
    {
        _system.AddUsb("sdb", "8:16", "1-1", unit: 0, length: 0);
        Assert.Equal([RefusalKind.NoMedium], Kinds("sdb", isForced: true));
        var locked = _system.AddUsb("sdc", "8:32", "1-1", unit: 1, Size);
        _system.Write(locked, ("ro", "1"));
        Assert.Equal([RefusalKind.ReadOnly], Kinds("sdc", isForced: true));
    }

    [Fact]
    public void All_reasons_are_given_at_once()
    {
        var disk = _system.AddSata("sda", "8:0", Size);
        _system.Write(disk, ("ro", "1"));
        _system.AddPartition("sda", "sda1", 1, "8:1", 1 << 20, 1 << 30);
        _system.AddPartition("sda", "sda2", 2, "8:2", 1 << 30, 1 << 30);
        _system.Mount("8:1", "/", "/dev/sda1");
        _system.Mount("8:1", "/srv", "/dev/sda1");
        _system.SwapTo("/dev/sda2");
        Assert.Equal([RefusalKind.SystemDisk, RefusalKind.Mounted, RefusalKind.Swap, RefusalKind.ReadOnly, RefusalKind.Fixed], Kinds("sda"));
    }

    [Fact]
    public void The_disk_that_this_machine_runs_from_is_refused_even_with_force()
    {
        Assert.SkipUnless(Mount.Parse(File.ReadAllText("/proc/self/mountinfo")).Any(mount => mount is { Point: "/", Number.Major: > 0 }), "This system runs from no disk.");
        Assert.Contains(new DiskSurvey().Disks(), disk => DiskRules.Check(disk, isForced: true).Any(refusal => refusal.Kind == RefusalKind.SystemDisk));
    }

    [Fact]
    public void A_loop_device_is_not_removable_and_one_that_is_mounted_is_refused_even_with_force()
    {
        using var loop = LoopDevice.Make(16 << 20, file => Tool.Run("mkfs.ext4", "-q", file));
        Assert.Equal([RefusalKind.Fixed], DiskRules.Check(Find(loop), isForced: false).Select(refusal => refusal.Kind));
        Assert.Empty(DiskRules.Check(Find(loop), isForced: true));
        var place = Directory.CreateDirectory(loop.Folder["my place"]).FullName;
        Tool.Run("mount", loop.Path, place);
        try
        {
            var refusal = Assert.Single(DiskRules.Check(Find(loop), isForced: true));
            Assert.Equal($"{loop.Path} is mounted at {place}. Unmount it first: umount '{place}'", refusal.Reason);
        }
        finally
        {
            Tool.Run("umount", place);
        }
    }

    [Fact]
    public void A_loop_device_that_memory_is_swapped_out_to_is_refused_even_with_force()
    {
        using var loop = LoopDevice.Make(16 << 20, file => Tool.Run("mkswap", file));
        Assert.SkipUnless(Tool.Try("swapon", loop.Path).ExitCode == 0, "The kernel of this machine swaps nothing out.");
        try
        {
            Assert.Equal([RefusalKind.Swap], DiskRules.Check(Find(loop), isForced: true).Select(refusal => refusal.Kind));
        }
        finally
        {
            Tool.Run("swapoff", loop.Path);
        }
    }

    private static FoundDisk Find(LoopDevice loop) => new DiskSurvey().Disks().Single(disk => string.Equals(disk.Path, loop.Path, StringComparison.Ordinal));

    private IReadOnlyList<DiskRefusal> Check(string name, bool isForced = false) => DiskRules.Check(new DiskSurvey(_system.Root).Disks().Single(disk => string.Equals(disk.Name, name, StringComparison.Ordinal)), isForced);

    private IEnumerable<RefusalKind> Kinds(string name, bool isForced = false) => Check(name, isForced).Select(refusal => refusal.Kind);
}
