using System.CommandLine;
using Cardshop.Cards.Devices;
using Cardshop.Cards.Writing;

namespace Cardshop.Commands.Cards;

/// <summary><c>cardshop card verify</c></summary>
internal static class CardVerifyCommand
{
    public static Command Create()
    {
        var source = new CardImageOptions();
        var targets = new TargetOptions(ArgumentArity.OneOrMore, asks: false);
        var command = new Command("verify", "Read cards and compare them with an image. Nothing is written.");
        source.AddTo(command);
        targets.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            var resolver = Machine.Open(session).Targets();
            var plans = resolver.Resolve(targets.Names(parse), forced: [], DeviceAccess.Read).Require();
            using var opened = await source.OpenAsync(session, parse, cancellation);
            using var job = new WritingJob(opened.Image, plans.Count, journals: null, session.Clock);
            return await new CardCrew(session, opened.Image, plans).RunAsync(
                isReadBack: false,
                plan => resolver.OpenForReadingAsync(plan.Confirmed, cancellation),
                (_, device, watch) => job.VerifyAsync(device, new WriterOptions(), watch, cancellation),
                cancellation);
        });
        return command;
    }
}
