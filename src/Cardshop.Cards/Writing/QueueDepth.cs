namespace Cardshop.Cards.Writing;

/// <summary>
/// How many writes a card gets at a time: one more as long as that makes it faster, one fewer when it does not, half as many when a single write
/// takes very long, because a card that chokes on what it is given is not helped by more.
/// </summary>
/// <param name="most">The most there may be.</param>
/// <param name="slowWrite">What is very long.</param>
internal sealed class QueueDepth(int most, TimeSpan slowWrite)
{
    private const int Usual = 2;
    private const double Gain = 1.03;

    /// <summary>For how many measurements a depth is kept that was found to be best.</summary>
    private const int Patience = 16;

    private int _ceiling = most;
    private double _bestRate;
    private bool _isTrial;
    private int _rest;

    /// <summary>How many writes may be under way now.</summary>
    public int Current { get; private set; } = Math.Min(Usual, most);

    /// <summary>Takes in how long a write took.</summary>
    public void Completed(TimeSpan took)
    {
        if (took > slowWrite)
        {
            Current = _ceiling = Math.Max(1, Current / 2);
            _isTrial = false;
        }
    }

    /// <summary>Takes in how much was written in which time at the current depth.</summary>
    public void Measured(long bytes, TimeSpan time)
    {
        var rate = bytes / Math.Max(time.TotalSeconds, 1e-6);
        if (_rest > 0)
        {
            _rest--;
            return;
        }

        if (_isTrial && rate < _bestRate * Gain)
        {
            Current = Math.Max(1, Current - 1);
            (_isTrial, _rest) = (false, Patience);
            return;
        }

        _bestRate = rate;
        _isTrial = Current < _ceiling;
        Current += _isTrial ? 1 : 0;
        _rest = _isTrial ? 0 : Patience;
    }
}
