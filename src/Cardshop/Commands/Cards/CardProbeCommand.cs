using System.CommandLine;
using Cardshop.Cards.Probing;
using Cardshop.Cards.Targets;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Commands.Cards;

/// <summary><c>cardshop card probe</c></summary>
internal static class CardProbeCommand
{
    public static Command Create()
    {
        var targets = new TargetOptions(ArgumentArity.OneOrMore);
        var command = new Command("probe", "Find out in seconds whether cards have as much room as they say. What is on them is put back; pull none meanwhile.");
        targets.AddTo(command);
        command.SetBody(async (session, parse, cancellation) =>
        {
            var resolver = Machine.Open(session).Targets();
            var plans = targets.Resolve(parse, resolver).Existing().Require();
            await targets.ConfirmAsync(session, parse, plans, cancellation);
            var probed = await Task.WhenAll(plans.Select(plan => ProbeAsync(session, resolver, plan, cancellation)));
            cancellation.ThrowIfCancellationRequested();
            return Tell(session, probed);
        });
        return command;
    }

    private static async Task<ProbedCard> ProbeAsync(Session session, TargetResolver resolver, TargetPlan plan, CancellationToken cancellation)
    {
        try
        {
            await using var device = await resolver.OpenAsync(plan.Confirmed, cancellation: cancellation);
            return ProbedCard.Of(plan, await new CapacityProbe(device, session.Clock, new Random()).RunAsync(cancellation));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            session.Reporter.Error(error.Message);
            return new ProbedCard(plan.Name, plan.Path, plan.Slot?.ToString(), plan.Length, null, null, null, null, null, error.Message);
        }
    }

    private static int Tell(Session session, IReadOnlyList<ProbedCard> cards)
    {
        var exitCode = cards.Any(card => card.Error is not null) ? ExitCode.Failed : cards.All(card => card.Genuine is true) ? ExitCode.Ok : ExitCode.Different;
        session.Reporter.Result(
            exitCode,
            new CardProbeResult(cards),
            ResultJson.Default.CardProbeResult,
            string.Join('\n', cards.Where(card => card.Error is null).Select(card => $"{card.Device}: {card.Message} It reads {new ByteSize(card.ReadRate ?? 0)}/s; looking took {card.Seconds:0.0} s.")));
        return exitCode;
    }
}
