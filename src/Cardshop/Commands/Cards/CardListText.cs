using Cardshop.Cards.Discovery;

namespace Cardshop.Commands.Cards;

/// <summary>The list of disks for people: a row each, and below it why it is refused.</summary>
internal static class CardListText
{
    private static readonly IReadOnlyList<string> Heads = ["SLOT", "DEVICE", "SIZE", "WHAT", "ON IT"];

    public static string Of(IReadOnlyList<FoundDisk> disks, CardListResult result)
    {
        if (disks.Count == 0 && result.Absent.Count == 0)
        {
            return "No disks.";
        }

        IEnumerable<IReadOnlyList<string>> rows =
        [
            .. disks.Zip(result.Disks, (disk, item) => (IReadOnlyList<string>)[item.Slot ?? "-", disk.Path, DiskText.Size(disk), DiskText.Model(disk), DiskText.Contents(disk)]),
            .. result.Absent.Select(slot => (IReadOnlyList<string>)[slot.Slot, "-", "no reader", $"belongs at {slot.Topology}", ""]),
        ];
        var lines = TextTable.Of(Heads, [.. rows]).ToList();
        var text = new List<string> { lines[0] };
        for (var i = 1; i < lines.Count; i++)
        {
            text.Add(lines[i]);
            text.AddRange(i <= disks.Count ? Refusals(disks[i - 1]) : []);
        }

        return string.Join('\n', text);
    }

    private static IEnumerable<string> Refusals(FoundDisk disk) =>
        DiskRules.Check(disk, isForced: false).Where(refusal => refusal.Kind != RefusalKind.NoMedium).Select(refusal => $"      refused: {refusal.Reason}");
}
