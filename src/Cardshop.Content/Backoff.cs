namespace Cardshop.Content;

/// <summary>The pauses between attempts: each twice as long as the one before up to a longest, varied by half so that not all who wait come back at once.</summary>
/// <param name="first">The pause after the first failure.</param>
/// <param name="longest">The longest, before it is varied.</param>
/// <param name="random">Varies them; may serve others at the same time.</param>
public sealed class Backoff(TimeSpan first, TimeSpan longest, Random random)
{
    /// <summary>Further ones would not fit into a time.</summary>
    private const int MostDoublings = 20;

    /// <summary>The pause after so many failures in a row.</summary>
    /// <param name="failures">1 or more.</param>
    public TimeSpan After(int failures)
    {
        var pause = first * Math.Pow(2, Math.Min(failures - 1, MostDoublings));
        return (pause < longest ? pause : longest) * (0.5 + Roll());
    }

    private double Roll()
    {
        lock (random)
        {
            return random.NextDouble();
        }
    }
}
