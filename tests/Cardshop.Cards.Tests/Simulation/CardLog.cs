using Cardshop.Cards.Writing;

namespace Cardshop.Cards.Tests.Simulation;

/// <summary>Remembers what was told of a card.</summary>
internal sealed class CardLog : ICardWatch
{
    public CardProgress Last { get; private set; }

    public List<string> Notices { get; } = [];

    public CardResult? Result { get; private set; }

    /// <summary>Called at each progress.</summary>
    public Action<CardProgress>? Progressed { get; init; }

    public void Progress(CardProgress progress)
    {
        Last = progress;
        Progressed?.Invoke(progress);
    }

    public void Notice(string text) => Notices.Add(text);

    public void Ended(CardResult result) => Result = result;
}
