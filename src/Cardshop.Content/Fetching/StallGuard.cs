namespace Cardshop.Content.Fetching;

/// <summary>Cancels what waits for a server that is silent for too long. The time runs from the start, while nobody says <see cref="Rest"/>.</summary>
internal sealed class StallGuard : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _source;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private long _since;
    private bool _disposed;

    public StallGuard(TimeSpan limit, TimeProvider clock, CancellationToken outer)
    {
        _limit = limit;
        _clock = clock;
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        _since = clock.GetTimestamp();
        _timer = clock.CreateTimer(_ => Check(), null, limit / 4, limit / 4);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>The server was silent for too long.</summary>
    public bool HasStalled { get; private set; }

    /// <summary>Says that the server is waited for from now on.</summary>
    public void Wait() => Volatile.Write(ref _since, _clock.GetTimestamp());

    /// <summary>Says that something came; what takes long now is not the server's fault.</summary>
    public void Rest() => Volatile.Write(ref _since, long.MaxValue);

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _timer.Dispose();
            _source.Dispose();
        }
    }

    /// <summary>A timer may still run out while it is being disposed.</summary>
    private void Check()
    {
        lock (_lock)
        {
            var since = Volatile.Read(ref _since);
            if (!_disposed && since < long.MaxValue && _clock.GetElapsedTime(since) > _limit)
            {
                HasStalled = true;
                _source.Cancel();
            }
        }
    }
}
