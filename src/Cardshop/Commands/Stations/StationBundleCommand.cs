using System.CommandLine;
using System.IO.Compression;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using Cardshop.Cards.History;
using Cardshop.Commands.Cards;

namespace Cardshop.Commands.Stations;

/// <summary><c>cardshop station bundle</c></summary>
internal static class StationBundleCommand
{
    public static Command Create()
    {
        var output = new Argument<string>("OUT") { Description = "A ZIP file." };
        var command = new Command("bundle", "Pack what helps others to find out what is wrong: versions, disks, slots, what became of cards. No secrets are in it.") { output };
        command.SetBody((session, parse, _) =>
        {
            var path = Path.GetFullPath(parse.GetRequiredValue(output));
            Write(session, path);
            return new StationFiles([path]).Tell(session);
        });
        return command;
    }

    private static void Write(Session session, string path)
    {
        var (records, machine) = (StationRecords.Open(session), Machine.Open(session));
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Add("versions.txt", Versions());
        var lister = new CardLister(machine);
        Add("disks.json", JsonSerializer.Serialize(lister.Describe(lister.Disks()), ResultJson.Default.CardListResult));
        var status = new StationStatus(records.Running(), ReaderReport.Of(records.History.Events()));
        Add("status.json", JsonSerializer.Serialize(status, StationJson.Default.StationStatus));
        if (File.Exists(records.History.Path))
        {
            archive.CreateEntryFromFile(records.History.Path, "cards.jsonl");
        }

        void Add(string name, string text)
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(text);
        }
    }

    private static string Versions() => $"""
        cardshop {typeof(StationBundleCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}
        {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}
        {RuntimeInformation.OSDescription}

        """;
}
