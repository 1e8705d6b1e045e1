using Cardshop.Cards.Discovery;
using Cardshop.Cards.History;
using Cardshop.Cards.Slots;
using Cardshop.Cards.Targets;
using Cardshop.Cards.Writing;

namespace Cardshop.Cards.Station;

/// <summary>
/// Writes cards as people put them in: looks at all slots that have a name again and again, begins with each card that may be written, says when
/// it can be taken out, and waits for the next.
/// </summary>
public sealed class StationLoop : IDisposable
{
    private readonly DiskSurvey _survey;
    private readonly SlotMap _slots;
    private readonly StationJob _job;
    private readonly TimeProvider _clock;
    private readonly WritingJob _writing;
    private readonly List<SlotSession> _sessions;

    /// <param name="survey">Knows the disks.</param>
    /// <param name="slots">Knows the slots; others are left alone.</param>
    /// <param name="job">What is done with each card.</param>
    /// <param name="journals">Where it is remembered how far cards are; null to remember nothing.</param>
    /// <param name="history">Gets an event for each card.</param>
    /// <param name="clock">Measures, and waits.</param>
    public StationLoop(DiskSurvey survey, SlotMap slots, StationJob job, JournalShelf? journals, CardHistory history, TimeProvider clock)
    {
        (_survey, _slots, _job, _clock) = (survey, slots, job, clock);
        _writing = new WritingJob(job.Image, slots.Places.Count, journals, clock);
        var resolver = new TargetResolver(survey, slots, clock);
        _sessions = [.. slots.Places.Keys.Select(slot => new SlotSession(slot, job, _writing, resolver, history, clock))];
    }

    /// <summary>What is going on in each slot, by name. Safe for any thread.</summary>
    public IReadOnlyList<SlotView> Views => [.. _sessions.Select(session => session.View)];

    /// <summary>A person says that what is on the card in a slot may go; does nothing when nobody asked.</summary>
    public void Consent(SlotId slot) => _sessions.Find(session => session.Slot == slot)?.Consent();

    /// <summary>Runs until it is cancelled; cards that are under way then carry on the next time.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var disks = _survey.Disks();
                _sessions.ForEach(session => session.Look(_slots.Resolve(session.Slot, disks), cancellation));
                await Task.Delay(_job.Interval, _clock, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The end.
        }
        finally
        {
            await Task.WhenAll(_sessions.Select(session => session.Work));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();
}
