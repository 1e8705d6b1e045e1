namespace Cardshop.Cards.Writing;

/// <summary>Which windows are on a card for good, in memory and, from the moment on that the card is changed, in a journal.</summary>
/// <param name="tally">Is told when no journal can be kept.</param>
/// <param name="isVerified">Whether windows are read back.</param>
internal sealed class CardRecord(CardTally tally, bool isVerified) : IDisposable
{
    private readonly List<Sentinel> _sentinels = [];
    private WriteJournal? _journal;

    /// <summary>The sentinels of all windows that are on the card, from the first window on.</summary>
    public IReadOnlyList<Sentinel> Sentinels => _sentinels;

    /// <summary>Carries on with a journal.</summary>
    public void Resume(WriteJournal journal)
    {
        _journal = journal;
        _sentinels.AddRange(journal.Sentinels);
    }

    /// <summary>Begins a journal; without one a card is written too, but not carried on with.</summary>
    public void Begin(Func<WriteJournal> begin) => Try(() =>
    {
        _journal = begin();
        _journal.Append(0, _sentinels, isVerified);
    });

    /// <summary>Takes in the windows that follow.</summary>
    public void Add(IReadOnlyList<Sentinel> sentinels)
    {
        Try(() => _journal?.Append(_sentinels.Count, sentinels, isVerified));
        _sentinels.AddRange(sentinels);
    }

    /// <summary>The card is finished.</summary>
    public void Finish() => Try(() =>
    {
        _journal?.Delete();
        _journal = null;
    });

    /// <summary>Keeps the journal for the next time, if there is anything in it.</summary>
    public void Dispose()
    {
        if (_sentinels.Count == 0)
        {
            Finish();
        }

        _journal?.Dispose();
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _journal?.Dispose();
            _journal = null;
            tally.Notice($"No journal can be kept: {error.Message} If the writing is interrupted, it starts over.");
        }
    }
}
