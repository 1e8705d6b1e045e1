using System.CommandLine;
using Cardshop.Cards.History;

namespace Cardshop.Commands.Stations;

/// <summary><c>cardshop station status</c></summary>
internal static class StationStatusCommand
{
    public static Command Create()
    {
        var command = new Command("status", "Say what the station does, which readers may be bad, and what its shop has for it.");
        command.SetBody(async (session, _, cancellation) =>
        {
            var records = StationRecords.Open(session);
            var status = new StationStatus(records.Running(), ReaderReport.Of(records.History.Events()), await ShopSideReader.ReadAsync(session, cancellation));
            session.Reporter.Result(ExitCode.Ok, status, StationJson.Default.StationStatus, Text(status));
            return ExitCode.Ok;
        });
        return command;
    }

    private static string Text(StationStatus status) => string.Join('\n',
    [
        .. status.Running is { } running
            ? TextTable.Of(["slot", "state", "", "card", "right", "wrong", ""], [.. running.Slots.Select(slot => slot.Cells())]).Prepend($"The station writes {running.Image}.")
            : ["No station runs here. Start one: cardshop station run IMAGE"],
        .. status.Readers.Count == 0 ? [] : TextTable.Of(["slot", "reader", "cards", "faults", ""], [.. status.Readers.Select(Row)]).Prepend(""),
        .. status.Shop is { } shop ? shop.Lines().Prepend("") : [],
    ]);

    private static IReadOnlyList<string> Row(ReaderReport reader) =>
        [reader.Slot, reader.Reader, $"{reader.Cards}", $"{reader.Faults}", reader.IsSuspect ? "Much more goes wrong here than elsewhere: replace the reader, or its cable." : ""];
}
