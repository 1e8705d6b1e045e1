namespace Cardshop.Scheduler.Limits;

/// <summary>Lets so many things happen at once, and then so many in a time, for each key.</summary>
/// <param name="clock">Fills up again.</param>
/// <param name="burst">How many at once.</param>
/// <param name="interval">How long until one more may happen.</param>
public sealed class RateLimiter(TimeProvider clock, int burst, TimeSpan interval)
{
    private const int MostKeys = 50_000;

    private readonly Dictionary<string, long> _freeAt = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly long _start = clock.GetTimestamp();

    /// <summary>Takes one.</summary>
    /// <returns>How long to wait first; zero when it was taken.</returns>
    public TimeSpan Take(string key)
    {
        lock (_gate)
        {
            var now = clock.GetElapsedTime(_start).Ticks;
            if (_freeAt.Count >= MostKeys)
            {
                Forget(now);
            }

            // The moment at which all is free again stands for how much is taken (the generic cell rate algorithm of ITU-T I.371).
            var freeAt = Math.Max(_freeAt.GetValueOrDefault(key), now);
            var wait = freeAt - now - ((burst - 1) * interval.Ticks);
            if (wait > 0)
            {
                return new TimeSpan(wait);
            }

            _freeAt[key] = freeAt + interval.Ticks;
            return TimeSpan.Zero;
        }
    }

    private void Forget(long now)
    {
        foreach (var key in _freeAt.Where(pair => pair.Value <= now).Select(pair => pair.Key).ToList())
        {
            _freeAt.Remove(key);
        }

        if (_freeAt.Count >= MostKeys)
        {
            _freeAt.Clear();
        }
    }
}
