using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Devices.Simulated;

/// <summary>
/// A medium in a reader that does not exist: takes as much time as a real one would, by the clock it is given, and can be pulled, or stop
/// answering, at any operation. For one thread at a time.
/// </summary>
public sealed class SimulatedDevice : IBlockDevice
{
    private readonly SimulatedMedium _medium;
    private readonly SimulatedProfile _profile;
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly TaskCompletionSource _pulled = new();
    private readonly Dictionary<long, TimeSpan> _stalls = [];
    private long _freeAt;
    private long _written;
    private long _pullAt = long.MaxValue;

    /// <param name="name">What it is called in messages.</param>
    /// <param name="medium">The card in it.</param>
    /// <param name="profile">How fast it is.</param>
    /// <param name="clock">By which time passes.</param>
    /// <param name="random">Decides what is left of writes that are under way when it is pulled.</param>
    public SimulatedDevice(string name, SimulatedMedium medium, SimulatedProfile profile, TimeProvider clock, Random random)
    {
        Name = name;
        _medium = medium;
        _profile = profile;
        _clock = clock;
        _random = random;
        _freeAt = clock.GetTimestamp();
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public long Length => _medium.Length;

    /// <inheritdoc/>
    public int SectorSize => 512;

    /// <inheritdoc/>
    public DeviceIdentity Identity { get; init; } = new(DeviceKind.Simulated, "Cardshop", "simulated");

    /// <inheritdoc/>
    public bool ReadsZerosAfterDiscard { get; init; }

    /// <summary>Whether it may only be read.</summary>
    public bool IsWriteProtected { get; init; }

    /// <summary>How many operations were begun.</summary>
    public long Operations { get; private set; }

    /// <summary>How many of them were writes.</summary>
    public long Writes { get; private set; }

    /// <summary>The most writes that were under way at a time.</summary>
    public int MostWrites { get; private set; }

    private int WritesUnderWay { get; set; }

    /// <summary>Has it pulled at an operation.</summary>
    /// <param name="operation">Its number, from 1 on.</param>
    public void PullAt(long operation) => _pullAt = operation;

    /// <summary>Has it stop answering at an operation.</summary>
    /// <param name="operation">Its number, from 1 on.</param>
    /// <param name="time">For how long; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    public void StallAt(long operation, TimeSpan time) => _stalls[operation] = time;

    /// <summary>Pulls it now: the cache of the medium loses its power, and whatever is under way fails.</summary>
    public void Pull()
    {
        if (_pulled.TrySetResult())
        {
            _medium.LosePower();
        }
    }

    /// <inheritdoc/>
    public async ValueTask ReadAsync(long offset, Memory<byte> destination, CancellationToken cancellation = default)
    {
        Require(offset, destination.Length);
        await OccupyAsync(new ByteRange(offset, destination.Length), destination.Length / _profile.ReadRate, cancellation);
        Do(() => _medium.Read(offset, destination.Span));
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(long offset, ReadOnlyMemory<byte> source, CancellationToken cancellation = default)
    {
        Require(offset, source.Length);
        RequireWritable();
        Writes++;
        MostWrites = Math.Max(MostWrites, ++WritesUnderWay);
        try
        {
            await OccupyAsync(new ByteRange(offset, source.Length), WriteTime(source.Length), cancellation);
            Do(() => _medium.Write(offset, source.Span));
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.Gone)
        {
            // Some of it may have arrived.
            _medium.Write(offset, source.Span[..(_random.Next((source.Length / SectorSize) + 1) * SectorSize)]);
            throw;
        }
        finally
        {
            WritesUnderWay--;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DiscardAsync(ByteRange range, CancellationToken cancellation = default)
    {
        RequireWritable();
        await OccupyAsync(range, 0, cancellation);
        if (ReadsZerosAfterDiscard)
        {
            Do(() => _medium.Write(range.Offset, new byte[range.Length]));
        }
    }

    /// <inheritdoc/>
    public async ValueTask ZeroAsync(ByteRange range, CancellationToken cancellation = default)
    {
        RequireWritable();
        await OccupyAsync(range, WriteTime(range.Length), cancellation);
        Do(() => _medium.Write(range.Offset, new byte[range.Length]));
    }

    /// <inheritdoc/>
    public async ValueTask FlushAsync(CancellationToken cancellation = default)
    {
        await OccupyAsync(range: null, _profile.FlushTime.TotalSeconds, cancellation);
        _medium.Flush();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private double WriteTime(long bytes)
    {
        var before = _written;
        _written += bytes;
        var rate = _written > _profile.FastBytes ? _profile.WriteRate / _profile.Slowdown : _profile.WriteRate;
        var pauses = (_written / _profile.PauseEvery) - (before / _profile.PauseEvery);
        return (bytes / rate) + (pauses * _profile.Pause.TotalSeconds);
    }

    /// <summary>Waits for its turn and for as long as the operation takes: a card does one thing at a time.</summary>
    private async Task OccupyAsync(ByteRange? range, double seconds, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var number = ++Operations;
        if (number >= _pullAt)
        {
            Pull();
        }

        if (_stalls.TryGetValue(number, out var stall))
        {
            if (stall == Timeout.InfiniteTimeSpan)
            {
                _freeAt = long.MaxValue;
            }

            seconds += Math.Max(0, stall.TotalSeconds);
        }

        if (_freeAt != long.MaxValue)
        {
            var time = (long)((seconds + _profile.Latency.TotalSeconds) * _clock.TimestampFrequency);
            _freeAt = Math.Max(_freeAt, _clock.GetTimestamp()) + time;
        }

        if (_freeAt == long.MaxValue)
        {
            await _pulled.Task;
        }
        else if (_clock.GetElapsedTime(_clock.GetTimestamp(), _freeAt) is { Ticks: > 0 } left && !_pulled.Task.IsCompleted)
        {
            using var over = new CancellationTokenSource();
            await Task.WhenAny(Task.Delay(left, _clock, over.Token), _pulled.Task);
            over.End();
        }

        if (_pulled.Task.IsCompleted)
        {
            throw new DeviceException(DeviceFault.Gone, range, $"{Name}: is gone. Put the card in again.");
        }
    }

    private void Do(Action action)
    {
        try
        {
            action();
        }
        catch (DeviceException error)
        {
            throw new DeviceException(error.Fault, error.Range, $"{Name}: {error.Message}", error);
        }
    }

    private void RequireWritable()
    {
        if (IsWriteProtected)
        {
            throw new DeviceException(DeviceFault.WriteProtected, range: null, $"{Name}: may only be read. Is the switch at its side in the right place?");
        }
    }

    private void Require(long offset, long count)
    {
        var isAligned = offset % IBlockDevice.Alignment == 0 && (count % IBlockDevice.Alignment == 0 || offset + count == Length);
        if (!isAligned || offset < 0 || count <= 0 || offset + count > Length)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), $"{Name}: {count} bytes at {offset} are not aligned, or not on the medium.");
        }
    }
}
