using System.Collections.Concurrent;

namespace Cardshop.Cards.Devices.Real;

/// <summary>
/// A few threads of a device's own, for calls that block. The thread pool would take seconds to come up with enough of them, and a card that hangs would
/// keep one from everybody else.
/// </summary>
internal sealed class DeviceThreads : IAsyncDisposable
{
    private const int StackSize = 256 << 10;
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(30);

    private readonly BlockingCollection<DeviceJob> _jobs = [];
    private readonly SemaphoreSlim _room;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _patience;
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;

    /// <param name="name">What the threads are called.</param>
    /// <param name="count">How many calls are under way at once.</param>
    /// <param name="capacity">How many more may wait for a thread; who comes then waits for room.</param>
    /// <param name="clock">Ends the wait for a device that hangs.</param>
    /// <param name="patience">How long that is waited for when it is closed; half a minute if nothing is said.</param>
    public DeviceThreads(string name, int count, int capacity, TimeProvider clock, TimeSpan? patience = null)
    {
        _patience = patience ?? UsualPatience;
        _room = new SemaphoreSlim(count + capacity);
        _clock = clock;
        _running = count;
        for (var i = 0; i < count; i++)
        {
            new Thread(Work, StackSize) { Name = name, IsBackground = true }.Start();
        }
    }

    /// <summary>Has a call made by one of the threads.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled before it began.</exception>
    /// <exception cref="ObjectDisposedException">The device is closed.</exception>
    public async ValueTask RunAsync(Action work, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
        await _room.WaitAsync(cancellation);
        try
        {
            var job = new DeviceJob(work);
            await using var closed = _closing.Token.UnsafeRegister(_ => job.CallOff(_closing.Token), null);
            await using var cancelled = cancellation.UnsafeRegister(_ => job.CallOff(cancellation), null);
            _jobs.Add(job, CancellationToken.None);
            await job.Over;
        }
        finally
        {
            _room.Release();
        }
    }

    /// <summary>
    /// Has a last call made, calls off what has not begun, and waits for what has. A device that hangs is left to itself after a while: its thread ends when its call
    /// does.
    /// </summary>
    public async Task CloseAsync(Action? last)
    {
        if (_closing.IsCancellationRequested)
        {
            return;
        }

        var started = _clock.GetTimestamp();
        try
        {
            if (last is not null)
            {
                await RunAsync(last, CancellationToken.None).AsTask().WaitAsync(_patience, _clock);
            }

            await _closing.CancelAsync();
            _jobs.CompleteAdding();
            var left = _patience - _clock.GetElapsedTime(started);
            await _over.Task.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, _clock);
        }
        catch (TimeoutException)
        {
            await _closing.CancelAsync();
            _jobs.CompleteAdding();
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync(last: null);

    private void Work()
    {
        foreach (var job in _jobs.GetConsumingEnumerable())
        {
            job.Run();
        }

        if (Interlocked.Decrement(ref _running) == 0)
        {
            _over.SetResult();
        }
    }
}
