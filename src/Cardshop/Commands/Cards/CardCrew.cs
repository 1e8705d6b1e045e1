using Cardshop.Cards.Devices;
using Cardshop.Cards.Images;
using Cardshop.Cards.Targets;
using Cardshop.Cards.Writing;
using Cardshop.Reporting;

namespace Cardshop.Commands.Cards;

/// <summary>Does the same with all targets at once, shows how it goes with each, and says how it ended.</summary>
/// <param name="session">What the command works with.</param>
/// <param name="image">What is written, or compared.</param>
/// <param name="plans">The targets.</param>
/// <param name="serials">The numbers that targets get of their own.</param>
internal sealed class CardCrew(Session session, CardImage image, IReadOnlyList<TargetPlan> plans, IReadOnlyDictionary<TargetPlan, string>? serials = null)
{
    /// <summary>Does it.</summary>
    /// <param name="isReadBack">Whether what is written is read back.</param>
    /// <param name="open">Opens a target.</param>
    /// <param name="work">What is done with it.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<int> RunAsync(
        bool isReadBack,
        Func<TargetPlan, ValueTask<IBlockDevice>> open,
        Func<TargetPlan, IBlockDevice, ICardWatch, Task<CardResult>> work,
        CancellationToken cancellation)
    {
        CardRow[] rows = [];
        CardResult[] results;
        using (var table = session.Reporter.Show(new LiveTable(CardRow.Heads, () => [.. rows.Select(row => row.Cells())])))
        {
            rows = [.. plans.Select(plan => new CardRow(session, plan, SerialOf(plan), isReadBack, table is not null))];
            results = await Task.WhenAll(plans.Zip(rows, (plan, row) => RunOneAsync(plan, row)));
        }

        return Tell(results, cancellation.IsCancellationRequested);

        async Task<CardResult> RunOneAsync(TargetPlan plan, CardRow row)
        {
            IBlockDevice device;
            try
            {
                device = await open(plan);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                var refused = CardResult.Refused(error.Message);
                row.Ended(refused);
                return refused;
            }

            return await work(plan, device, row);
        }
    }

    private string? SerialOf(TargetPlan plan) => serials?.GetValueOrDefault(plan);

    private int Tell(IReadOnlyList<CardResult> results, bool isCancelled)
    {
        foreach (var result in results.Where(result => !result.Verdict.IsRight))
        {
            session.Reporter.Error(result.Verdict.Message);
        }

        var exitCode = results.All(result => result.Verdict.IsRight) ? ExitCode.Ok
            : isCancelled ? ExitCode.Interrupted
            : results.All(result => result.Verdict.IsRight || result.Verdict.Outcome == CardOutcome.Different) ? ExitCode.Different
            : ExitCode.Failed;
        session.Reporter.Result(
            exitCode,
            new CardWriteResult(image.Name, image.MappedLength, [.. plans.Zip(results, (plan, result) => WrittenCard.Of(plan, SerialOf(plan), result))]),
            ResultJson.Default.CardWriteResult,
            Text(results));
        return exitCode;
    }

    private string Text(IReadOnlyList<CardResult> results)
    {
        var right = results.Count(result => result.Verdict.IsRight);
        return string.Join('\n',
        [
            .. results.SelectMany(result => result.Differences).Take(20).Select(difference => $"bytes {difference.Range.Offset} to {difference.Range.End}: {Files(difference.Files)}"),
            .. results.Count == 1 ? Array.Empty<string>() : TextTable.Of(["target", "verdict", "seconds"], [.. plans.Zip(results, Row)]),
            results.Count == 1 && right == 1 ? results[0].Verdict.Message : $"{right} of {results.Count} are right.",
        ]);

        static IReadOnlyList<string> Row(TargetPlan plan, CardResult result) => [plan.Name, CardWords.Of(result.Verdict.Outcome), $"{result.Elapsed.TotalSeconds:0.0}"];

        static string Files(IReadOnlyList<string> files) => files.Count == 0 ? "no file that is known" : string.Join(", ", files);
    }
}
