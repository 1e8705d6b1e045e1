using System.CommandLine;
using Cardshop.Cards.Targets;
using Cardshop.Cards.Wiping;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Commands.Cards;

/// <summary><c>cardshop card wipe</c></summary>
internal static class CardWipeCommand
{
    public static Command Create()
    {
        var targets = new TargetOptions(ArgumentArity.OneOrMore);
        var command = new Command("wipe", "Remove partition tables and file systems from cards. What was on them can no longer be seen, but is not erased beyond recovery.");
        targets.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            var resolver = Machine.Open(session).Targets();
            var plans = targets.Resolve(parse, resolver).Existing().Require();
            await targets.ConfirmAsync(session, parse, plans, cancellation);
            var wiped = await Task.WhenAll(plans.Select(plan => WipeAsync(session, resolver, plan, cancellation)));
            cancellation.ThrowIfCancellationRequested();
            return Tell(session, wiped);
        });
        return command;
    }

    private static async Task<WipedCard> WipeAsync(Session session, TargetResolver resolver, TargetPlan plan, CancellationToken cancellation)
    {
        try
        {
            await using var device = await resolver.OpenAsync(plan.Confirmed, cancellation: cancellation);
            await CardWipe.RunAsync(device, cancellation);
            return new WipedCard(plan.Name, plan.Path, plan.Slot?.ToString(), device.Length, Error: null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            session.Reporter.Error(error.Message);
            return new WipedCard(plan.Name, plan.Path, plan.Slot?.ToString(), plan.Length, error.Message);
        }
    }

    private static int Tell(Session session, IReadOnlyList<WipedCard> cards)
    {
        var exitCode = cards.Any(card => card.Error is not null) ? ExitCode.Failed : ExitCode.Ok;
        session.Reporter.Result(
            exitCode,
            new CardWipeResult(cards),
            ResultJson.Default.CardWipeResult,
            string.Join('\n', cards.Where(card => card.Error is null).Select(card => $"{card.Device}: wiped, {new ByteSize(card.Size)}")));
        return exitCode;
    }
}
