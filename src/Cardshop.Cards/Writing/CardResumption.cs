namespace Cardshop.Cards.Writing;

/// <summary>Finds out whether a card is one whose writing was interrupted, and where to carry on.</summary>
internal sealed class CardResumption(CardRun run, FirstBlock first, JournalShelf journals)
{
    private const int SampleSize = 512;
    private const int LastOnes = 16;

    /// <summary>Carries on with the journal of the card, if it has one that can be trusted.</summary>
    /// <returns>What stands on the card; null when it is to be begun from its start.</returns>
    public async Task<CardMarker?> TryAsync(CardRecord record, CancellationToken cancellation)
    {
        if (!run.Options.Resume || await first.FindMarkerAsync() is not { } marker || TryOpen(marker) is not { } journal)
        {
            return null;
        }

        if (journal.Sentinels.Count == 0)
        {
            journal.Delete();
            return null;
        }

        run.Tally.Enter(CardStage.Check);
        if (await new SentinelCheck(run).FindLostAsync(Sample(journal.Sentinels), cancellation) is { } lost)
        {
            journal.Delete();
            run.Tally.Notice($"{run.Device.Name}: its writing was interrupted, but at byte {lost.Offset} it is not what it was then; it is written from its start.");
            return null;
        }

        record.Resume(journal);
        return marker;
    }

    private WriteJournal? TryOpen(CardMarker marker)
    {
        try
        {
            return journals.TryResume(marker, run.Image, run.Device.Length, run.Device.Identity, run.Options.Verify);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            run.Tally.Notice($"The journal of {run.Device.Name} cannot be read: {error.Message} It is written from its start.");
            return null;
        }
    }

    /// <summary>Some of all that was written, and all of what was written last.</summary>
    private static IEnumerable<Sentinel> Sample(IReadOnlyList<Sentinel> all)
    {
        var step = Math.Max(1, all.Count / SampleSize);
        return all.Where((_, index) => index % step == 0 || index >= all.Count - LastOnes);
    }
}
