using Cardshop.Cards.History;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Cards.Tests.History;

public sealed class CardHistoryTests
{
    [Fact]
    public void Events_are_read_as_they_were_kept_also_behind_a_line_that_was_torn()
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        var history = new CardHistory(storage, folder["state/history.jsonl"]);
        Assert.Empty(history.Events());
        Assert.Null(history.TryAdd(Event("verified")));
        File.AppendAllText(history.Path, "{\"at\":\"2026-");
        Assert.Null(history.TryAdd(Event("failed")));
        Assert.Null(history.TryAdd(Event("gone") with { Serial = "ä\n" }));
        Assert.Equal([Event("verified"), Event("failed"), Event("gone") with { Serial = "ä\n" }], history.Events());
    }

    [Fact]
    public void A_history_that_cannot_be_kept_says_why()
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        folder.Write("file", "");
        Assert.Contains("cannot be remembered", new CardHistory(storage, folder["file/history.jsonl"]).TryAdd(Event("verified")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_in_which_much_more_goes_wrong_than_elsewhere_is_suspected_and_no_other()
    {
        var events = Enumerable.Range(0, 40).Select(i => Event(i % 4 == 3 && i % 8 != 3 ? "failed" : i == 6 ? "failed" : "verified") with { Slot = $"{"ABCD"[i % 4]}", Topology = $"usb-{i % 4}" });
        var reports = ReaderReport.Of(events);
        Assert.Equal(["A", "B", "C", "D"], reports.Select(report => report.Slot));
        Assert.Equal([false, false, false, true], reports.Select(report => report.IsSuspect));
        Assert.Equal([0, 0, 1, 5], reports.Select(report => report.Faults));
    }

    [Fact]
    public void Bad_cards_everywhere_are_no_reader_s_fault()
    {
        var events = Enumerable.Range(0, 40).Select(i => Event(i % 3 == 0 ? "failed" : "verified") with { Slot = $"{"AB"[i % 2]}", Topology = $"usb-{i % 2}" });
        Assert.All(ReaderReport.Of(events), report => Assert.False(report.IsSuspect));
    }

    public static CardEvent Event(string outcome) =>
        new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), "A", "usb-1-1", "Generic MassStorage", null, null, "00ff", outcome, "It ended.", 5, 1.5);
}
