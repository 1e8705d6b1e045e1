namespace Cardshop.Cards.Writing;

/// <summary>Is told how it goes with a card. Called from one thread at a time for each card; must not block.</summary>
public interface ICardWatch
{
    /// <summary>The card is so far.</summary>
    void Progress(CardProgress progress);

    /// <summary>A person should know this.</summary>
    void Notice(string text);

    /// <summary>It is over.</summary>
    void Ended(CardResult result);
}
