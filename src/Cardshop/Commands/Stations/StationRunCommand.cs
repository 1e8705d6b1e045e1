using System.CommandLine;
using Cardshop.Cards.Station;
using Cardshop.Cards.Writing;
using Cardshop.Commands.Cards;

namespace Cardshop.Commands.Stations;

/// <summary><c>cardshop station run</c></summary>
internal sealed class StationRunCommand
{
    private readonly CardImageOptions _image = new();
    private readonly PersonaliseOption _personalise = new();
    private readonly Option<bool> _noVerify = new("--no-verify") { Description = "Do not read back what was written." };
    private readonly Option<int?> _size = new("--size")
    {
        Description = "Size of the cards in GB, as it is printed on them; others are refused. Default: the smallest that has room for the image.",
        HelpName = "GB",
    };

    public static Command Create()
    {
        var self = new StationRunCommand();
        var command = new Command("run", "Write every card that is put into a slot with a name, until Ctrl-C. Other disks are left alone.");
        self._image.AddTo(command);
        command.Add(self._size);
        command.Add(self._personalise.Option);
        command.Add(self._noVerify);
        command.SetBody(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var machine = Machine.Open(session);
        var slots = machine.Slots();
        if (slots.Places.Count == 0)
        {
            throw new UsageException("No slot has a name yet. Give some: cardshop station slots A B C");
        }

        var records = StationRecords.Open(session);
        var journals = Journals.Open(session);
        using var source = await _image.OpenAsync(session, parse, cancellation);
        var job = new StationJob(source.Image, new WriterOptions { Verify = !parse.GetValue(_noVerify), Probe = true }) { Gigabytes = parse.GetValue(_size) };
        if (_personalise.Open(session, parse, source.Image, records.History) is { } list)
        {
            job = job with { Handout = list.Handout, PatchesOf = list.PatchesOf };
        }

        using var loop = new StationLoop(machine.Survey, slots, job, journals, records.History, session.Clock);
        using var screen = new StationScreen(session, loop, records, source.Image.Name);
        var showing = screen.RunAsync(cancellation);
        await loop.RunAsync(cancellation);
        await showing;
        return Tell(session, source.Image.Name, loop.Views);
    }

    /// <summary>Being interrupted is the usual end.</summary>
    private static int Tell(Session session, string image, IReadOnlyList<SlotView> views)
    {
        var (right, wrong) = (views.Sum(view => view.Right), views.Sum(view => view.Wrong));
        session.Reporter.Result(
            ExitCode.Ok,
            StationSnapshot.Of(session.Clock.GetUtcNow(), image, views),
            StationJson.Default.StationSnapshot,
            $"{right} cards are right{(wrong == 0 ? "" : $", {wrong} are not")}.");
        return ExitCode.Ok;
    }
}
