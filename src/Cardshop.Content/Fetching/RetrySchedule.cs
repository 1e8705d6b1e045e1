namespace Cardshop.Content.Fetching;

/// <summary>Says whether and when to try again. Attempts that got further than any before do not count.</summary>
internal sealed class RetrySchedule(FetchOptions options, Random random)
{
    private readonly Backoff _backoff = new(options.FirstPause, options.LongestPause, random);
    private int _failures;
    private long _farthest;

    /// <summary>The pause before the next attempt; null when there is to be none.</summary>
    /// <param name="error">Why this one failed.</param>
    /// <param name="reached">How many bytes it got to.</param>
    public TimeSpan? Next(FetchException error, long reached)
    {
        _failures = reached > _farthest ? 1 : _failures + 1;
        _farthest = Math.Max(_farthest, reached);
        if (!error.IsTransient || _failures >= options.Attempts || error.RetryAfter > options.LongestRetryAfter)
        {
            return null;
        }

        var varied = _backoff.After(_failures);
        return error.RetryAfter > varied ? error.RetryAfter : varied;
    }
}
