using Cardshop.Cards.Discovery;
using Cardshop.Cards.History;
using Cardshop.Cards.Personalisation;
using Cardshop.Cards.Slots;
using Cardshop.Cards.Targets;
using Cardshop.Cards.Writing;

namespace Cardshop.Cards.Station;

/// <summary>One slot of a station: what is in it, and what becomes of that.</summary>
internal sealed class SlotSession(SlotId slot, StationJob job, WritingJob writing, TargetResolver resolver, CardHistory history, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private SlotView _view = new(slot, SlotState.Empty, "", Serial: null, Progress: null, 0, 0);
    private Medium? _medium;
    private bool _isAllowed;

    public SlotId Slot => slot;

    /// <summary>What is done with the card; over when nothing is.</summary>
    public Task Work { get; private set; } = Task.CompletedTask;

    public SlotView View
    {
        get
        {
            lock (_lock)
            {
                return _view;
            }
        }
    }

    public void Consent()
    {
        lock (_lock)
        {
            _isAllowed |= _view.State == SlotState.Asks;
        }
    }

    /// <summary>Takes in what is in the slot now, and begins with it if it may.</summary>
    public void Look(FoundDisk? disk, CancellationToken cancellation)
    {
        if (!Work.IsCompleted)
        {
            return;
        }

        var medium = disk is { Length: > 0 } ? new Medium(disk.Number, disk.Sequence, disk.Length) : null;
        if (medium is null)
        {
            (_medium, _isAllowed) = (null, false);
            Show(disk is null ? SlotState.NoReader : SlotState.Empty, disk is null ? "The reader is not plugged in." : "Put a card in.");
            return;
        }

        var isNew = medium != _medium;
        if (!isNew && View.State is SlotState.Done or SlotState.Failed)
        {
            return;
        }

        (_medium, _isAllowed) = (medium, !isNew && _isAllowed);
        Decide(disk!, cancellation);
    }

    private void Decide(FoundDisk disk, CancellationToken cancellation)
    {
        var reasons = DiskRules.Check(disk, isForced: false).Select(refusal => refusal.Reason).Append(job.ObjectionTo(disk.Length)).OfType<string>().ToList();
        if (reasons.Count > 0)
        {
            Show(SlotState.Refused, string.Join(' ', reasons));
        }
        else if (job.Handout is { Left: 0 })
        {
            Show(SlotState.Refused, "The list has no lines left. Take the card out.");
        }
        else if (!_isAllowed && View.State != SlotState.Asks && DiskSurvey.LookInto(disk) is var seen && !OwnCards.MayBeWritten(seen))
        {
            Show(SlotState.Asks, $"The card holds {OwnCards.Describe(seen)}. Press {slot} to have it overwritten, or take it out.");
        }
        else if (View.State != SlotState.Asks || _isAllowed)
        {
            Show(SlotState.Checking, "Looking at the card.");
            Work = Task.Run(() => WriteAsync(cancellation), CancellationToken.None);
        }
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        var details = job.Handout?.Take();
        try
        {
            var target = resolver.Resolve([slot.ToString()], []).Require()[0];
            var device = await resolver.OpenAsync(target.Confirmed, cancellation: cancellation);
            var result = await writing.WriteAsync(device, job.OptionsFor(details), new SlotWatch(this, details), cancellation);
            Keep(target, details, result);
            if (result.Verdict.IsRight)
            {
                details = null;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Show(SlotState.Failed, "Not begun.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            End(isRight: false, error.Message, details);
        }
        finally
        {
            if (details is not null)
            {
                job.Handout!.GiveBack(details);
            }
        }
    }

    private void Keep(TargetPlan target, CardDetails? details, CardResult result)
    {
        history.Add(CardEvent.Of(clock.GetUtcNow(), target, details?.Serial, job.Image, result));
        End(result.Verdict.IsRight, result.Verdict.IsRight ? "Take the card out, and put the next one in." : $"{result.Verdict.Message} Take the card out.", details);
    }

    private void End(bool isRight, string text, CardDetails? details)
    {
        lock (_lock)
        {
            _view = new SlotView(
                slot, isRight ? SlotState.Done : SlotState.Failed, text, details?.Serial, Progress: null, _view.Right + (isRight ? 1 : 0), _view.Wrong + (isRight ? 0 : 1));
        }
    }

    private void Show(SlotState state, string text, string? serial = null, CardProgress? progress = null)
    {
        lock (_lock)
        {
            _view = _view with { State = state, Text = text, Serial = serial, Progress = progress };
        }
    }

    /// <summary>One medium that was put in; another one differs in its sequence, or at least was not there for a while.</summary>
    private sealed record Medium(DeviceNumber Number, long? Sequence, long Length);

    /// <summary>Shows how it goes with the card.</summary>
    private sealed class SlotWatch(SlotSession session, CardDetails? details) : ICardWatch
    {
        public void Progress(CardProgress progress) =>
            session.Show(SlotState.Writing, "Do not take the card out.", details?.Serial, progress);

        public void Notice(string text)
        {
            var view = session.View;
            session.Show(view.State, text, details?.Serial, view.Progress);
        }

        public void Ended(CardResult result)
        {
            // Whoever waits for the result is told.
        }
    }
}
