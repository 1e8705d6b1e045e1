using Cardshop.Cards.Writing;
using Cardshop.Content.Fetching;
using Cardshop.Contracts.Queue;
using Cardshop.Workers.Kit;

namespace Cardshop.Workers.Site;

/// <summary>Tells the scheduler how it goes with a card.</summary>
internal sealed class CardWatch(HeldTask held, string slot, TimeProvider clock) : ICardWatch
{
    private readonly TransferMeter _meter = new(clock);
    private CardStage _stage = CardStage.Check;

    public void Progress(CardProgress progress)
    {
        if (_stage != progress.Stage)
        {
            _stage = progress.Stage;
            held.Enter(WorkStatus.Writing);
            _meter.StartAt(progress.Done);
        }

        _meter.Measure(progress.Done);
        held.Tell(TaskProgress.Of($"{Words(progress.Stage)} slot {slot}", progress.Done, progress.Total, _meter.BytesPerSecond));
    }

    public void Notice(string text) => held.Say(text);

    public void Ended(CardResult result)
    {
        // Whoever waits for the result is told.
    }

    private static string Words(CardStage stage) => stage switch
    {
        CardStage.Check => "check the card in",
        CardStage.Finish => "finish the card in",
        _ => "write the card in",
    };
}
