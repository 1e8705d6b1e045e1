namespace Cardshop.Cards.Writing;

/// <summary>Notices when a card suddenly becomes slow and stays so: its fast memory is full, it is too hot, or it is about to fail.</summary>
internal sealed class SpeedWatch
{
    private const int Cliff = 4;
    private const int LeastSamples = 4;
    private const int SlowSamples = 2;

    private readonly List<double> _rates = [];
    private int _slow;

    /// <summary>Takes in how fast the last batch was.</summary>
    /// <param name="rate">Bytes a second.</param>
    /// <returns>How fast it was before, when it has just been found to have become slow; otherwise null.</returns>
    public double? Take(double rate)
    {
        var usual = _rates.Count < LeastSamples ? 0 : _rates.Order().ElementAt(_rates.Count / 2);
        if (rate * Cliff >= usual)
        {
            _slow = 0;
            _rates.Add(rate);
            return null;
        }

        if (++_slow < SlowSamples)
        {
            return null;
        }

        _slow = 0;
        _rates.Clear();
        return usual;
    }
}
