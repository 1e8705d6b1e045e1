using System.CommandLine;
using Cardshop.Cards.Devices;
using Cardshop.Cards.Devices.Simulated;
using Cardshop.Cards.Images;
using Cardshop.Cards.Targets;
using Cardshop.Cards.Writing;

namespace Cardshop.Commands.Cards;

/// <summary><c>cardshop card write</c></summary>
internal sealed class CardWriteCommand
{
    private readonly CardImageOptions _image = new();
    private readonly TargetOptions _targets = new(ArgumentArity.OneOrMore);
    private readonly Option<bool> _noVerify = new("--no-verify") { Description = "Do not read back what was written. Such cards are called written, not verified." };
    private readonly Option<HolePolicy?> _holes = new("--holes")
    {
        Description = "What becomes of the parts where the image has nothing: skip, zero or discard. Default: discard where that makes them zeros, else skip.",
        HelpName = "skip|zero|discard",
    };

    private readonly Option<bool> _update = new("--update") { Description = "Read what is on the cards, and write only what differs." };
    private readonly Option<bool> _noResume = new("--no-resume") { Description = "Start over also with cards whose writing was interrupted." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Read the image and do everything else, but write to no target." };

    public static Command Create()
    {
        var self = new CardWriteCommand();
        var command = new Command("write", "Write an image to cards, all at once, and read each back. Cards whose writing was interrupted are carried on with.");
        self._image.AddTo(command);
        self._targets.AddTo(command);
        foreach (var option in new Option[] { self._noVerify, self._holes, self._update, self._noResume, self._dryRun })
        {
            command.Add(option);
        }

        command.SetBody(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var resolver = Machine.Open(session).Targets();
        var plans = _targets.Resolve(parse, resolver).Require();
        using var source = await _image.OpenAsync(session, parse, cancellation);
        var image = source.Image;
        var isDry = parse.GetValue(_dryRun);
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
        };
        using var job = new WritingJob(image, plans.Count, isDry ? null : Journals.Open(session), session.Clock);
        return await new CardCrew(session, image, plans).RunAsync(
            options.Verify,
            plan => isDry ? new ValueTask<IBlockDevice>(Imagine(plan, image, session.Clock)) : resolver.OpenAsync(plan.Confirmed, FileLength(image), cancellation),
            (device, watch) => job.WriteAsync(device, options, watch, cancellation),
            cancellation);
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
