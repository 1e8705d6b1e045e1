namespace Cardshop.Workers.Kit;

/// <summary>The pauses between attempts to reach something: each twice as long as the one before, varied by half so that many workers do not come at once.</summary>
internal sealed class Patience(WorkerOptions options, TimeProvider clock)
{
    private const int MostDoublings = 20;
    private readonly Random _random = new();
    private int _failures;

    /// <summary>Something was reached.</summary>
    public void Reset() => _failures = 0;

    /// <summary>Waits before the next attempt.</summary>
    public Task WaitAsync(CancellationToken cancellation)
    {
        var pause = options.FirstPause * Math.Pow(2, Math.Min(_failures++, MostDoublings));
        return Task.Delay((pause < options.LongestPause ? pause : options.LongestPause) * (0.5 + _random.NextDouble()), clock, cancellation);
    }
}
