using Cardshop.Cards.History;

namespace Cardshop.Cards.Personalisation;

/// <summary>
/// Gives each card its line of a list, once: a line whose card came out right is never given again, one whose card did not is free for the
/// next. Safe for several threads.
/// </summary>
public sealed class Handout
{
    private readonly Lock _lock = new();
    private readonly LinkedList<CardDetails> _free;

    /// <param name="cards">The list.</param>
    /// <param name="history">Knows whose cards came out right before.</param>
    public Handout(IReadOnlyList<CardDetails> cards, IEnumerable<CardEvent> history)
    {
        var done = history.Where(happened => happened.IsRight).Select(happened => happened.Serial).OfType<string>().ToHashSet(StringComparer.Ordinal);
        _free = new LinkedList<CardDetails>(cards.Where(card => !done.Contains(card.Serial)));
    }

    /// <summary>How many lines are free.</summary>
    public int Left
    {
        get
        {
            lock (_lock)
            {
                return _free.Count;
            }
        }
    }

    /// <summary>The next line; null when there is none.</summary>
    public CardDetails? Take()
    {
        lock (_lock)
        {
            var first = _free.First?.Value;
            if (first is not null)
            {
                _free.RemoveFirst();
            }

            return first;
        }
    }

    /// <summary>The card did not come out right: its line is the next again.</summary>
    public void GiveBack(CardDetails card)
    {
        lock (_lock)
        {
            _free.AddFirst(card);
        }
    }
}
