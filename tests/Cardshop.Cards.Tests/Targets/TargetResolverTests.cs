using Cardshop.Cards.Devices;
using Cardshop.Cards.Discovery;
using Cardshop.Cards.Slots;
using Cardshop.Cards.Targets;
using Cardshop.TestKit;
using Cardshop.TestKit.Cards;
using Xunit;

namespace Cardshop.Cards.Tests.Targets;

public sealed class TargetResolverTests : IDisposable
{
    private const long Card = 8L << 20;

    private readonly FalseSystem _system = new();
    private readonly TempFolder _folder = new();
    private SlotMap _slots = SlotMap.Empty;

    public TargetResolverTests()
    {
        _system.AddUsb("sdb", "8:16", "1-1.4.2", unit: 0, Card);
        _system.AddUsb("sdc", "8:32", "1-1.4.2", unit: 1, length: 0);
        _system.AddSata("sda", "8:0", Card);
        Name("A", "usb-1-1.4.2:1.0:0:0:0");
        Name("B", "usb-1-1.4.2:1.0:0:0:1");
        Name("C", "usb-1-9:1.0:0:0:0");
    }

    private TargetResolver Resolver => new(new DiskSurvey(_system.Root), _slots, TimeProvider.System);

    public void Dispose()
    {
        _system.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_slot_is_the_disk_that_is_in_it_now()
    {
        var plan = Assert.Single(Resolver.Resolve(["a"], []).Require());
        Assert.Equal(("a", "A", _system.NodeOf("sdb"), Card), (plan.Name, plan.Slot.ToString(), plan.Path, plan.Length));
        _system.Remove("sdb");
        _system.AddUsb("sdx", "65:112", "1-1.4.2", unit: 0, Card, host: 44);
        Assert.Equal(_system.NodeOf("sdx"), Assert.Single(Resolver.Resolve(["A"], []).Require()).Path);
    }

    [Fact]
    public void Every_target_that_is_refused_gets_one_message_and_the_others_are_planned()
    {
        var file = _folder.Write("card.img", new byte[4096]);
        var resolved = Resolver.Resolve(["A", "B", "C", "D", _system.NodeOf("sda"), "/dev/no-such-disk", _folder["no/such/folder.img"], _folder.Path, "/dev/null", file], []);
        Assert.Equal(["A", file], resolved.Plans.Select(plan => plan.Name));
        Assert.Equal(
            [
                "B: There is no card in it.",
                "C: Its reader is not plugged in; it belongs at usb-1-9:1.0:0:0:0.",
                "D: There is no slot of this name, and no file. \"cardshop card list\" shows slots; a new file is written ./D",
                $"{_system.NodeOf("sda")}: It is not removable. If it really is meant, name it: --force {_system.NodeOf("sda")}",
                "/dev/no-such-disk: There is no such device. \"cardshop card list\" shows which there are.",
                $"{_folder["no/such/folder.img"]}: The folder that it is to lie in does not exist.",
                $"{_folder.Path}: It is a folder. Name a file or a disk.",
                "/dev/null: It is neither a file nor a disk.",
            ],
            resolved.Refusals.Select(refusal => refusal.ToString()));
        Assert.Equal(8, Assert.Throws<TargetException>(resolved.Require).Problems.Count);
    }

    [Fact]
    public void A_file_may_be_new_or_there()
    {
        var (there, fresh) = (_folder.Write("card.img", new byte[4096]), _folder["new.img"]);
        var plans = Resolver.Resolve([there, fresh], []).Require();
        Assert.Equal([(there, 4096L, false), (fresh, 0L, true)], plans.Select(plan => (plan.Path, plan.Length, plan.IsNew)));
        Assert.All(plans, plan => Assert.Equal(DeviceKind.File, plan.Confirmed.Identity.Kind));
    }

    [Fact]
    public void The_same_thing_under_two_names_is_refused_once()
    {
        var file = _folder.Write("card.img", new byte[4096]);
        File.CreateSymbolicLink(_folder["link.img"], file);
        var resolved = Resolver.Resolve(["A", _system.NodeOf("sdb"), file, _folder["link.img"], _folder["new.img"], _folder["./new.img"]], []);
        Assert.Equal(["A", file, _folder["new.img"]], resolved.Plans.Select(plan => plan.Name));
        Assert.Equal(["It is the same as A. Name it once.", $"It is the same as {file}. Name it once.", $"It is the same as {_folder["new.img"]}. Name it once."], resolved.Refusals.SelectMany(refusal => refusal.Reasons));
    }

    [Fact]
    public void Force_takes_the_disk_that_it_names_and_no_other()
    {
        var (sda, sdz) = (_system.NodeOf("sda"), _system.NodeOf("sdz"));
        _system.AddDisk("sys/devices/pci0000:00/0000:00:17.0/block/sdz", "8:80", Card, removable: false, device: null);
        Assert.Equal([sda], Resolver.Resolve([sda], [sda]).Require().Select(plan => plan.Name));
        var resolved = Resolver.Resolve([sda, "A"], [sdz]);
        Assert.Equal(["A"], resolved.Plans.Select(plan => plan.Name));
        Assert.Equal([sda, sdz], resolved.Refusals.Select(refusal => refusal.Name));
        Assert.Contains("--force", resolved.Refusals[1].Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_confirmed_is_what_is_opened()
    {
        var plan = Assert.Single(Resolver.Resolve(["A"], []).Require());
        await using (var device = await Resolver.OpenAsync(plan.Confirmed))
        {
            Assert.Equal((plan.Confirmed.Identity, Card), (device.Identity, device.Length));
        }

        using (var node = File.OpenWrite(_system.NodeOf("sdb")))
        {
            node.Write("another partition table"u8);
        }

        var error = await Assert.ThrowsAsync<TargetException>(() => Resolver.OpenAsync(plan.Confirmed).AsTask());
        Assert.Contains("what is on it has changed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_of_another_size_and_another_reader_of_the_same_name_are_not_opened()
    {
        var plan = Assert.Single(Resolver.Resolve(["A"], []).Require());
        _system.SetMedium("sdb", 2 * Card);
        Assert.Contains($"it has {2 * Card} bytes, not {Card}", (await Assert.ThrowsAsync<TargetException>(() => Resolver.OpenAsync(plan.Confirmed).AsTask())).Message, StringComparison.Ordinal);
        _system.Remove("sdb");
        _system.AddUsb("sdb", "8:16", "1-7", unit: 0, Card);
        Assert.Contains("another device has its name now", (await Assert.ThrowsAsync<TargetException>(() => Resolver.OpenAsync(plan.Confirmed).AsTask())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loop_device_needs_force_and_is_opened_when_it_is_still_the_same()
    {
        using var loop = LoopDevice.Make(Card);
        var resolver = new TargetResolver(new DiskSurvey(), SlotMap.Empty, TimeProvider.System);
        Assert.Contains("not removable", Assert.Single(resolver.Resolve([loop.Path], []).Refusals).ToString(), StringComparison.Ordinal);
        var plan = Assert.Single(resolver.Resolve([loop.Path], [loop.Path]).Require());
        await using (var device = await resolver.OpenAsync(plan.Confirmed))
        {
            Assert.Equal(Card, device.Length);
        }

        // The same file in the same device, but it was taken out in between.
        Tool.Run("losetup", "--detach", loop.Path);
        Tool.Run("losetup", loop.Path, loop.BackingFile);
        var error = await Assert.ThrowsAsync<TargetException>(() => resolver.OpenAsync(plan.Confirmed).AsTask());
        Assert.Contains("swapped for another", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_only_read_may_be_in_use_and_is_read_by_several_but_not_while_it_is_written()
    {
        var file = _folder.Write("card.img", new byte[4096]);
        _system.Mount("8:0", "/", "/dev/sda");
        Assert.Equal("There is no such file.", Assert.Single(Resolver.Resolve([_folder["new.img"]], [], DeviceAccess.Read).Refusals[0].Reasons));
        var plans = Resolver.Resolve([_system.NodeOf("sda"), file], [], DeviceAccess.Read).Require();
        await using (await Resolver.OpenForReadingAsync(plans[0].Confirmed))
        await using (await Resolver.OpenForReadingAsync(plans[1].Confirmed))
        await using (await Resolver.OpenForReadingAsync(plans[1].Confirmed))
        {
            await Assert.ThrowsAsync<IOException>(() => Resolver.OpenAsync(plans[1].Confirmed).AsTask());
        }

        await using var writing = await Resolver.OpenAsync(plans[1].Confirmed);
        await Assert.ThrowsAsync<IOException>(() => Resolver.OpenForReadingAsync(plans[1].Confirmed).AsTask());
    }

    [Fact]
    public void A_partition_is_refused_and_its_disk_named()
    {
        using var loop = LoopDevice.Make(Card);
        loop.AddPartition(1 << 20, 1 << 20);
        var resolver = new TargetResolver(new DiskSurvey(), SlotMap.Empty, TimeProvider.System);
        Assert.Equal($"It is a partition of {loop.Path}. Cards are written as a whole: name that.", Assert.Single(resolver.Resolve([loop.Path + "p1"], []).Refusals[0].Reasons));
    }

    private void Name(string slot, string place)
    {
        Assert.True(SlotId.TryParse(slot, out var id));
        _slots = _slots.With(id, place);
    }
}
