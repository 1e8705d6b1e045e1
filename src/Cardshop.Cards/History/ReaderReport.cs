namespace Cardshop.Cards.History;

/// <summary>How it went in one slot of a reader.</summary>
/// <param name="Slot">Its name, or where it is plugged in when it has none.</param>
/// <param name="Topology">Where it is plugged in.</param>
/// <param name="Reader">Vendor, model and serial number of the reader.</param>
/// <param name="Cards">How many cards were written in it.</param>
/// <param name="Faults">How many of them went wrong in a way that cards or readers can be blamed for.</param>
/// <param name="IsSuspect">Whether it is rather the reader's fault: much more goes wrong in it than elsewhere.</param>
public sealed record ReaderReport(string Slot, string Topology, string Reader, int Cards, int Faults, bool IsSuspect)
{
    private const int MostRecent = 20;
    private const int LeastFaults = 3;

    /// <summary>A report of each slot, by name, from what happened to the last cards in each.</summary>
    public static IReadOnlyList<ReaderReport> Of(IEnumerable<CardEvent> events)
    {
        var slots = events
            .Where(happened => happened.Topology is not null && (happened.IsRight || happened.IsFault))
            .GroupBy(happened => happened.Topology!, StringComparer.Ordinal)
            .Select(slot => slot.TakeLast(MostRecent).ToList())
            .ToList();
        return [.. slots.Select(slot => Of(slot, [.. slots.Where(other => other != slot).SelectMany(other => other)])).OrderBy(report => report.Slot, StringComparer.Ordinal)];
    }

    /// <summary>Cards go bad anywhere; a reader that is bad spoils many of them, and other readers do not.</summary>
    private static ReaderReport Of(List<CardEvent> slot, List<CardEvent> elsewhere)
    {
        var faults = slot.Count(happened => happened.IsFault);
        var (share, usual) = (Share(slot), Share(elsewhere));
        return new ReaderReport(slot[^1].Slot ?? slot[^1].Topology!, slot[^1].Topology!, slot[^1].Reader, slot.Count, faults, faults >= LeastFaults && share >= 0.5 && share >= 3 * usual);
    }

    private static double Share(List<CardEvent> events) => events.Count == 0 ? 0 : (double)events.Count(happened => happened.IsFault) / events.Count;
}
