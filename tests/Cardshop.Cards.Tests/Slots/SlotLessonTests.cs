using Cardshop.Cards.Discovery;
using Cardshop.Cards.Slots;
using Cardshop.TestKit.Cards;
using Xunit;

namespace Cardshop.Cards.Tests.Slots;

public sealed class SlotLessonTests : IDisposable
{
    private const long Card = 8L << 20;

    private readonly FalseSystem _system = new();

    public SlotLessonTests()
    {
        _system.AddUsb("sdb", "8:16", "1-1.4.2", unit: 0, length: 0);
        _system.AddUsb("sdc", "8:32", "1-1.4.2", unit: 1, Card);
    }

    public void Dispose() => _system.Dispose();

    [Fact]
    public void The_slot_that_a_card_was_put_into_is_found()
    {
        var before = new DiskSurvey(_system.Root).Disks();
        _system.SetMedium("sdb", Card);
        Assert.Equal("usb-1-1.4.2:1.0:0:0:0", Assert.Single(SlotLesson.Inserted(before, new DiskSurvey(_system.Root).Disks())).Identity.Topology);
    }

    [Fact]
    public void Nothing_was_inserted_when_nothing_changed_or_a_card_was_taken_out()
    {
        var before = new DiskSurvey(_system.Root).Disks();
        Assert.Empty(SlotLesson.Inserted(before, new DiskSurvey(_system.Root).Disks()));
        _system.SetMedium("sdc", 0);
        Assert.Empty(SlotLesson.Inserted(before, new DiskSurvey(_system.Root).Disks()));
    }

    [Fact]
    public void A_card_that_was_swapped_for_one_of_the_same_size_between_two_looks_was_inserted()
    {
        var before = new DiskSurvey(_system.Root).Disks();
        _system.SetMedium("sdc", Card, sequence: 9);
        Assert.Equal("sdc", Assert.Single(SlotLesson.Inserted(before, new DiskSurvey(_system.Root).Disks())).Name);
    }

    [Fact]
    public void A_reader_that_was_plugged_in_with_a_card_counts_and_one_without_does_not()
    {
        var before = new DiskSurvey(_system.Root).Disks();
        _system.AddUsb("sdd", "8:48", "1-3", unit: 0, Card, host: 9);
        _system.AddUsb("sde", "8:64", "1-3", unit: 1, length: 0, host: 9);
        Assert.Equal("sdd", Assert.Single(SlotLesson.Inserted(before, new DiskSurvey(_system.Root).Disks())).Name);
    }
}
