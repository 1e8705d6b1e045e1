using Cardshop.Cards.Targets;
using Cardshop.Cards.Writing;
using Cardshop.Primitives.Sizes;
using Cardshop.Reporting;

namespace Cardshop.Commands.Cards;

/// <summary>How it goes with one target: a row of the table at a terminal, progress otherwise.</summary>
internal sealed class CardRow(Session session, TargetPlan plan, string? serial, bool isReadBack, bool isTable) : ICardWatch
{
    private readonly RateMeter _meter = new(session.Clock);
    private readonly Lock _lock = new();
    private CardProgress _at;
    private CardResult? _result;

    public void Progress(CardProgress progress)
    {
        lock (_lock)
        {
            _at = progress;
            _meter.Update(Work());
        }

        if (!isTable)
        {
            session.Reporter.Progress(new StageProgress(Stage(), plan.Name, progress.Done, progress.Total));
        }
    }

    public void Notice(string text) => session.Reporter.Notice(text);

    public void Ended(CardResult result)
    {
        lock (_lock)
        {
            _result = result;
        }

        session.Reporter.Step("card", WrittenCard.Of(plan, serial, result), ResultJson.Default.WrittenCard, result.Verdict.Message);
    }

    /// <summary>Target, stage, share that is done, speed, time left, places written again.</summary>
    public IReadOnlyList<string> Cells()
    {
        lock (_lock)
        {
            var total = isReadBack ? 2 * _at.Total : _at.Total;
            var left = _meter.TimeLeft(Work(), total);
            return
            [
                plan.Slot is { } slot ? $"{slot} {plan.Name}" : plan.Name,
                _result is { } result ? CardWords.Of(result.Verdict.Outcome) : Stage(),
                total > 0 ? $"{100.0 * Work() / total:0} %" : "",
                _result is null && _meter.Rate > 0 ? $"{new ByteSize((long)(isReadBack ? _meter.Rate / 2 : _meter.Rate))}/s" : "",
                _result is null && left is { } time ? $"{time:h\\:mm\\:ss}" : "",
                _at.Retried > 0 ? $"{_at.Retried}" : "",
            ];
        }
    }

    public static IReadOnlyList<string> Heads => ["target", "stage", "done", "speed", "left", "retries"];

    /// <summary>What is written and read back counts twice: once for each.</summary>
    private long Work() => isReadBack ? _at.Done + _at.Verified : _at.Done;

    private string Stage() => _at.Stage switch
    {
        CardStage.Check => "check",
        CardStage.Write => "write",
        CardStage.Verify => "verify",
        _ => "finish",
    };
}
