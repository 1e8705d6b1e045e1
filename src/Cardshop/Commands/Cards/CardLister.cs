using Cardshop.Cards.Devices;
using Cardshop.Cards.Discovery;

namespace Cardshop.Commands.Cards;

/// <summary>Lists the disks of this machine, as often as is wanted. What is on a disk is looked at again when something else about the disk has changed.</summary>
internal sealed class CardLister(Machine machine)
{
    private readonly Dictionary<DeviceNumber, (string Sign, FoundDisk Disk)> _known = [];

    public IReadOnlyList<FoundDisk> Disks()
    {
        var disks = machine.Survey.Disks().Where(IsWorthShowing).Select(LookInto).ToList();
        var slots = machine.Slots();
        return [.. disks.OrderBy(disk => slots.NameOf(disk.Identity.Topology) is null).ThenBy(disk => slots.NameOf(disk.Identity.Topology)).ThenBy(disk => (disk.Number.Major, disk.Number.Minor))];
    }

    public CardListResult Describe(IReadOnlyList<FoundDisk> disks)
    {
        var slots = machine.Slots();
        return new CardListResult(
            [.. disks.Select(disk => CardItem.Of(disk, slots))],
            [.. slots.Places.Where(slot => slots.Resolve(slot.Key, disks) is null).Select(slot => new AbsentSlot(slot.Key.ToString(), slot.Value))]);
    }

    /// <summary>What is made of other disks is shown as their use; of loop devices there are always some that stand for nothing.</summary>
    private static bool IsWorthShowing(FoundDisk disk) => !disk.IsVirtual || disk is { Identity.Kind: DeviceKind.Loop, Length: > 0 };

    private FoundDisk LookInto(FoundDisk disk)
    {
        var sign = $"{disk.Length} {disk.Sequence} {disk.Identity} {string.Join(' ', disk.Partitions)} {string.Join(' ', disk.Uses)}";
        if (!_known.TryGetValue(disk.Number, out var known) || !string.Equals(known.Sign, sign, StringComparison.Ordinal))
        {
            _known[disk.Number] = known = (sign, DiskSurvey.LookInto(disk));
        }

        return disk with { IsLookedInto = known.Disk.IsLookedInto, Volume = known.Disk.Volume, Partitions = known.Disk.Partitions };
    }
}
