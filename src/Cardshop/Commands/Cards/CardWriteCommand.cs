using System.CommandLine;
using Cardshop.Cards.Devices;
using Cardshop.Cards.Devices.Simulated;
using Cardshop.Cards.History;
using Cardshop.Cards.Images;
using Cardshop.Cards.Personalisation;
using Cardshop.Cards.Targets;
using Cardshop.Cards.Writing;
using Cardshop.Commands.Stations;

namespace Cardshop.Commands.Cards;

/// <summary><c>cardshop card write</c></summary>
internal sealed class CardWriteCommand
{
    private readonly CardImageOptions _image = new();
    private readonly TargetOptions _targets = new(ArgumentArity.ZeroOrMore, takesAllSlots: true);
    private readonly PersonaliseOption _personalise = new();
    private readonly Option<bool> _noVerify = new("--no-verify") { Description = "Do not read back what was written. Such cards are called written, not verified." };
    private readonly Option<HolePolicy?> _holes = new("--holes")
    {
        Description = "What becomes of the parts where the image has nothing: skip, zero or discard. Default: discard where that makes them zeros, else skip.",
        HelpName = "skip|zero|discard",
    };

    private readonly Option<bool> _update = new("--update") { Description = "Read what is on the cards, and write only what differs." };
    private readonly Option<bool> _noResume = new("--no-resume") { Description = "Start over also with cards whose writing was interrupted." };
    private readonly Option<bool> _noProbe = new("--no-probe") { Description = "Do not find out first whether the cards have as much room as they say." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Read the image and do everything else, but write to no target." };

    public static Command Create()
    {
        var self = new CardWriteCommand();
        var command = new Command("write", "Write an image to cards, all at once, and read each back. Cards whose writing was interrupted are carried on with.");
        self._image.AddTo(command);
        self._targets.AddTo(command);
        foreach (var option in new Option[] { self._noVerify, self._holes, self._update, self._noResume, self._personalise.Option, self._noProbe, self._dryRun })
        {
            command.Add(option);
        }

        command.SetBody(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var machine = Machine.Open(session);
        var resolver = machine.Targets();
        var plans = _targets.Resolve(parse, resolver, _targets.Names(parse, machine)).Require();
        using var source = await _image.OpenAsync(session, parse, cancellation);
        var image = source.Image;
        var isDry = parse.GetValue(_dryRun);
        var history = StationRecords.TryOpen(session)?.History;
        var own = OwnDetails(session, parse, image, plans, history);
        if (!isDry)
        {
            await _targets.ConfirmAsync(session, parse, plans, cancellation);
        }

        var options = new WriterOptions
        {
            Verify = !parse.GetValue(_noVerify) && !isDry,
            Holes = parse.GetValue(_holes),
            Update = parse.GetValue(_update) && !isDry,
            Resume = !parse.GetValue(_noResume),
            Probe = !parse.GetValue(_noProbe) && !isDry,
        };
        using var job = new WritingJob(image, plans.Count, isDry ? null : Journals.Open(session), session.Clock);
        return await new CardCrew(session, image, plans, own.ToDictionary(pair => pair.Key, pair => pair.Value.Card.Serial)).RunAsync(
            options.Verify,
            plan => isDry ? new ValueTask<IBlockDevice>(Imagine(plan, image, session.Clock)) : resolver.OpenAsync(plan.Confirmed, FileLength(image), cancellation),
            async (plan, device, watch) =>
            {
                var (card, patches) = own.GetValueOrDefault(plan);
                var result = await job.WriteAsync(device, options with { Patches = patches ?? [] }, watch, cancellation);
                if (!isDry)
                {
                    history?.Add(CardEvent.Of(session.Clock.GetUtcNow(), plan, card?.Serial, image, result));
                }

                return result;
            },
            cancellation);
    }

    /// <summary>A line of the list for each target, if there is a list.</summary>
    /// <exception cref="PersonalisationException">Something is wrong with it, or it has too few lines.</exception>
    private Dictionary<TargetPlan, (CardDetails Card, IReadOnlyList<ImagePatch> Patches)> OwnDetails(
        Session session, ParseResult parse, CardImage image, IReadOnlyList<TargetPlan> plans, CardHistory? history)
    {
        if (_personalise.Open(session, parse, image, history) is not { } list)
        {
            return [];
        }

        return list.Handout.Left >= plans.Count
            ? plans.ToDictionary(plan => plan, _ => list.Handout.Take() is { } card ? (card, list.PatchesOf(card)) : throw new InvalidOperationException("The list has become shorter."))
            : throw new PersonalisationException([$"{parse.GetValue(_personalise.Option)}: has {list.Handout.Left} lines left for {plans.Count} cards. Add lines, or write fewer cards."]);
    }

    /// <summary>A file holds whole sectors.</summary>
    private static long FileLength(CardImage image) => (image.Length + 511) & ~511L;

    /// <summary>A card of the same size that takes all and keeps nothing.</summary>
    private static SimulatedDevice Imagine(TargetPlan plan, CardImage image, TimeProvider clock)
    {
        var length = plan.Disk is null ? Math.Max(plan.Length & ~511L, FileLength(image)) : plan.Length;
        var random = new Random(0);
        return new SimulatedDevice(plan.Path, new SimulatedMedium(length, random) { KeepsAll = false }, SimulatedProfile.Instant, clock, random);
    }
}
