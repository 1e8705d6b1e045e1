namespace Cardshop.Cards.Writing;

/// <summary>What was done to a card so far, told to whoever watches. For one thread at a time.</summary>
internal sealed class CardTally(long total, ICardWatch watch)
{
    private readonly List<string> _notices = [];

    public CardStage Stage { get; private set; }

    public long Written { get; private set; }

    public long Done { get; private set; }

    public long Verified { get; private set; }

    public long Resumed { get; private set; }

    public int Retried { get; private set; }

    public IReadOnlyList<string> Notices => _notices;

    public void Enter(CardStage stage)
    {
        Stage = stage;
        Report();
    }

    /// <summary>An interrupted run had got so far.</summary>
    public void Resume(long bytes, bool isVerified)
    {
        Resumed = Done = bytes;
        Verified = isVerified ? bytes : 0;
        Report();
    }

    /// <summary>Bytes went to the card.</summary>
    public void Write(long bytes) => Written += bytes;

    /// <summary>Bytes of the image are behind.</summary>
    public void Pass(long bytes)
    {
        Done += bytes;
        Report();
    }

    /// <summary>Bytes of the image were read back and are right.</summary>
    public void Verify(long bytes)
    {
        Verified += bytes;
        Report();
    }

    /// <summary>A place has to be written again.</summary>
    public void Retry()
    {
        Retried++;
        Report();
    }

    public void Notice(string text)
    {
        _notices.Add(text);
        watch.Notice(text);
    }

    private void Report() => watch.Progress(new CardProgress(Stage, Math.Min(Done, total), Math.Min(Verified, total), total, Retried));
}
