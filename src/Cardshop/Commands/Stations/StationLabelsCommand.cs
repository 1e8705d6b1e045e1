using System.CommandLine;
using Cardshop.Cards.Labels;
using Cardshop.Cards.Personalisation;
using Cardshop.Commands.Cards;

namespace Cardshop.Commands.Stations;

/// <summary><c>cardshop station labels</c></summary>
internal static class StationLabelsCommand
{
    public static Command Create()
    {
        var output = new Argument<string>("OUT") { Description = "An SVG file; further sheets become OUT-2.svg and so on." };
        var cards = new Option<string?>("--cards") { Description = "Labels for the cards of this list, with a code by which phones join the Wi-Fi, instead of those for slots.", HelpName = "FILE.csv" };
        var command = new Command("labels", "Draw labels to print and stick on: 21 on a sheet of A4, 63.5 by 38.1 mm each.") { output, cards };
        command.SetBody((session, parse, _) =>
        {
            var labels = parse.GetValue(cards) is { } list ? Cards(list) : Slots(session);
            return Write(Path.GetFullPath(parse.GetRequiredValue(output)), labels).Tell(session);
        });
        return command;
    }

    private static List<Label> Slots(Session session)
    {
        var slots = Machine.Open(session).Slots();
        return slots.Places.Count > 0
            ? [.. slots.Places.Select(place => new Label(place.Key.ToString(), [place.Value]))]
            : throw new UsageException("No slot has a name yet. Give some: cardshop station slots A B C");
    }

    private static List<Label> Cards(string path) => [.. PersonaliseOption.Read(path).Select(card => new Label(
        card.Serial,
        card.Settings.TryGetValue("ap.ssid", out var ssid) ? [$"Wi-Fi: {ssid}", .. Passphrase(card) is { } secret ? new[] { $"Passphrase: {secret}" } : []] : [],
        ssid is null ? null : WifiCode.Of(ssid, Passphrase(card))))];

    private static string? Passphrase(CardDetails card) => card.Settings.GetValueOrDefault("ap.passphrase");

    private static StationFiles Write(string path, List<Label> labels)
    {
        var files = new List<string>();
        foreach (var sheet in LabelSheet.Draw(labels))
        {
            var name = files.Count == 0 ? path : Path.Join(Path.GetDirectoryName(path), $"{Path.GetFileNameWithoutExtension(path)}-{files.Count + 1}{Path.GetExtension(path)}");
            File.WriteAllText(name, sheet);
            files.Add(name);
        }

        return new StationFiles(files);
    }
}
