using Cardshop.Content;

namespace Cardshop.Workers.Kit;

/// <summary>The pauses between attempts to reach the scheduler.</summary>
internal sealed class Patience(WorkerOptions options, TimeProvider clock)
{
    private readonly Backoff _backoff = new(options.FirstPause, options.LongestPause, new Random());
    private int _failures;

    /// <summary>It was reached.</summary>
    public void Reset() => _failures = 0;

    /// <summary>Waits before the next attempt.</summary>
    public Task WaitAsync(CancellationToken cancellation) => Task.Delay(_backoff.After(++_failures), clock, cancellation);
}
