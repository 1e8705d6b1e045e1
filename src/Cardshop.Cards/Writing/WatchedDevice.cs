using Cardshop.Cards.Devices;
using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Writing;

/// <summary>
/// A device whose operations end: when it does not answer for too long, all that is under way fails and nothing more can be asked. For one
/// thread at a time.
/// </summary>
internal sealed class WatchedDevice(IBlockDevice device, TimeProvider clock, WriterOptions options, Action<string> notice) : IDisposable
{
    private readonly TaskCompletionSource _givenUp = new();
    private readonly CancellationTokenSource _abandoned = new();
    private readonly AsyncPulse _returned = new();
    private long _lastSign;
    private int _underWay;

    public string Name => device.Name;

    public long Length => device.Length;

    public int SectorSize => device.SectorSize;

    public DeviceIdentity Identity => device.Identity;

    public bool ReadsZerosAfterDiscard => device.ReadsZerosAfterDiscard;

    /// <summary>Cancelled when it is given up.</summary>
    public CancellationToken Abandoned => _abandoned.Token;

    /// <summary>Whether it was given up.</summary>
    public bool IsStalled => _givenUp.Task.IsCompleted;

    /// <summary>Fills memory from the medium; of a range that reaches behind the end of the medium, only the part before it.</summary>
    public Task ReadAsync(long offset, Memory<byte> destination) =>
        RunAsync(() => device.ReadAsync(offset, destination[..(int)Math.Min(destination.Length, Length - offset)]));

    /// <summary>Writes memory, except what would come to lie behind the end of the medium.</summary>
    /// <param name="offset">Where to.</param>
    /// <param name="source">What.</param>
    /// <param name="lease">Disposed when the device is done with the memory, which may be later than anybody waits.</param>
    /// <returns>How long it took.</returns>
    public Task<TimeSpan> WriteAsync(long offset, ReadOnlyMemory<byte> source, IDisposable? lease = null) =>
        RunAsync(() => device.WriteAsync(offset, source[..(int)Math.Min(source.Length, Length - offset)]), lease);

    public Task DiscardAsync(ByteRange range) => RunAsync(() => device.DiscardAsync(range));

    public Task ZeroAsync(ByteRange range) => RunAsync(() => device.ZeroAsync(range));

    public Task FlushAsync() => RunAsync(() => device.FlushAsync());

    /// <summary>Looks after the device until it is given up, or this is cancelled.</summary>
    public async Task WatchAsync(CancellationToken cancellation)
    {
        var isWarned = false;
        while (!IsStalled)
        {
            var idle = _underWay == 0 ? TimeSpan.Zero : clock.GetElapsedTime(_lastSign);
            if (idle >= options.StallLimit)
            {
                GiveUp();
                return;
            }

            if (idle >= options.StallWarning && !isWarned)
            {
                notice($"{Name}: has not answered for {idle.TotalSeconds:0} s. It is given up after {options.StallLimit.TotalSeconds:0} s.");
            }

            isWarned = idle >= options.StallWarning;

            // Delays are whole milliseconds, rounded down.
            await Task.Delay((isWarned ? options.StallLimit : options.StallWarning) - idle + TimeSpan.FromMilliseconds(1), clock, cancellation);
        }
    }

    /// <summary>When somebody has had enough, gives the device up soon, whatever is under way.</summary>
    /// <param name="cancelled">Somebody has.</param>
    /// <param name="over">It is over anyhow.</param>
    public async Task HurryAsync(CancellationToken cancelled, CancellationToken over)
    {
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancelled, over);
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, any.Token).Quietly();
        await Task.Delay(options.CancelLimit, clock, over);
        GiveUp();
    }

    /// <summary>Waits until nothing is under way any more, or for as long as that is worth it.</summary>
    public async Task SettleAsync()
    {
        using var ended = new CancellationTokenSource();
        var limit = Task.Delay(options.CancelLimit, clock, ended.Token);
        while (_underWay > 0 && !IsStalled && await Task.WhenAny(_returned.Next, limit) != limit)
        {
        }

        ended.End();
    }

    private void GiveUp()
    {
        _givenUp.TrySetResult();
        _abandoned.End();
    }

    private async Task<TimeSpan> RunAsync(Func<ValueTask> start, IDisposable? lease = null)
    {
        if (IsStalled)
        {
            lease?.Dispose();
            throw Stalled();
        }

        var began = clock.GetTimestamp();
        _lastSign = _underWay++ == 0 ? began : _lastSign;
        var operation = OperateAsync(start, lease);
        if (await Task.WhenAny(operation, _givenUp.Task) != operation)
        {
            throw Stalled();
        }

        await operation;
        return clock.GetElapsedTime(began);
    }

    private async Task OperateAsync(Func<ValueTask> start, IDisposable? lease)
    {
        try
        {
            await start();
        }
        finally
        {
            _underWay--;
            _lastSign = clock.GetTimestamp();
            lease?.Dispose();
            _returned.Beat();
        }
    }

    public void Dispose() => _abandoned.Dispose();

    /// <summary>Why nothing can be asked of it any more once it was given up.</summary>
    public DeviceException Stalled() => new(
        DeviceFault.Stalled, range: null, $"{Name}: has not answered for {options.StallLimit.TotalSeconds:0} s. Pull it and put it in again, perhaps in another reader.");
}
