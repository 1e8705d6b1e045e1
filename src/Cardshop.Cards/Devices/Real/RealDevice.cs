using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Cards.Devices.Real;

/// <summary>What files and block devices have in common: calls that block, on threads of their own, and their failures in plain words.</summary>
internal abstract class RealDevice(OpenMedium medium, TimeProvider clock, string name) : IBlockDevice
{
    /// <summary>Enough to keep a card busy while another call returns; more only lengthen each.</summary>
    private const int ThreadCount = 4;

    /// <summary>What is read back must not stand in line behind all that is to be written.</summary>
    private const int ReaderCount = 2;

    private const int WaitingCalls = 16;

    /// <summary>What is zeroed in one call: a slow card must answer before anybody takes it for hung.</summary>
    private const int ZeroedAtOnce = 16 << 20;

    private const long DiscardedAtOnce = 1L << 30;

    private static readonly AlignedBuffer NoBytes = new(1 << 20);

    private readonly DeviceThreads _threads = new(name, ThreadCount, WaitingCalls, clock);
    private readonly DeviceThreads _readers = new($"{name} read", ReaderCount, WaitingCalls, clock);
    private volatile bool _isChanged;
    private int _isClosed;

    static RealDevice() => NoBytes.Span.Clear();

    public string Name => name;

    public required long Length { get; init; }

    public required int SectorSize { get; init; }

    public required DeviceIdentity Identity { get; init; }

    public required bool ReadsZerosAfterDiscard { get; init; }

    protected OpenMedium Medium => medium;

    public ValueTask ReadAsync(long offset, Memory<byte> destination, CancellationToken cancellation = default)
    {
        var range = Require(offset, destination.Span);
        return RunAsync(_readers, "read", range, () => medium.Read(offset, destination.Span), cancellation);
    }

    public ValueTask WriteAsync(long offset, ReadOnlyMemory<byte> source, CancellationToken cancellation = default)
    {
        var range = Require(offset, source.Span);
        _isChanged = true;
        return RunAsync(_threads, "write", range, () => medium.Write(offset, source.Span), cancellation);
    }

    public ValueTask DiscardAsync(ByteRange range, CancellationToken cancellation = default) =>
        InPiecesAsync("discard", range, DiscardedAtOnce, Discard, cancellation);

    public ValueTask ZeroAsync(ByteRange range, CancellationToken cancellation = default) => InPiecesAsync("zero", range, ZeroedAtOnce, Zero, cancellation);

    public ValueTask FlushAsync(CancellationToken cancellation = default) => RunAsync(_threads, "flush what was written", range: null, medium.Flush, cancellation);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            await _readers.CloseAsync(last: null);
            await _threads.CloseAsync(_isChanged ? AfterChange : null);
            FileLock.Release(medium.Handle);
            medium.Dispose();
        }
    }

    /// <summary>Tells the medium that a piece is not needed.</summary>
    protected abstract void Discard(ByteRange range);

    /// <summary>Makes a piece read as zeros.</summary>
    protected abstract void Zero(ByteRange range);

    /// <summary>Whether the device is not there any more, after something failed.</summary>
    protected virtual bool IsGone() => false;

    /// <summary>Called before what was changed is closed.</summary>
    protected virtual void AfterChange()
    {
    }

    /// <summary>Writes zeros where there is no faster way.</summary>
    protected void WriteZeros(ByteRange range)
    {
        for (var done = 0L; done < range.Length; done += NoBytes.Capacity)
        {
            medium.Write(range.Offset + done, NoBytes.Span[..(int)Math.Min(NoBytes.Capacity, range.Length - done)]);
        }
    }

    private async ValueTask InPiecesAsync(string act, ByteRange range, long piece, Action<ByteRange> work, CancellationToken cancellation)
    {
        RequireWithin(range);
        _isChanged = true;
        for (var done = 0L; done < range.Length; done += piece)
        {
            var part = new ByteRange(range.Offset + done, Math.Min(piece, range.Length - done));
            await RunAsync(_threads, act, part, () => work(part), cancellation);
        }
    }

    private ValueTask RunAsync(DeviceThreads threads, string act, ByteRange? range, Action call, CancellationToken cancellation) => threads.RunAsync(
        () =>
        {
            try
            {
                call();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
            {
                throw DeviceFailures.Of(name, act, range, error, IsGone());
            }
        },
        cancellation);

    private ByteRange Require(long offset, ReadOnlySpan<byte> memory)
    {
        var range = RequireWithin(new ByteRange(offset, memory.Length));
        return IsAligned(memory) ? range : throw new ArgumentException($"{name}: memory must start at a multiple of {IBlockDevice.Alignment}.", nameof(memory));
    }

    private ByteRange RequireWithin(ByteRange range)
    {
        var isWhole = range.Length % IBlockDevice.Alignment == 0 || (range.End == Length && range.Length % SectorSize == 0);
        return range.Offset >= 0 && range.Length >= 0 && range.End <= Length && range.Offset % IBlockDevice.Alignment == 0 && isWhole
            ? range
            : throw new ArgumentOutOfRangeException(
                nameof(range), $"{name}: {range} is not within its {Length} bytes, or not a multiple of {IBlockDevice.Alignment} bytes.");
    }

    private static unsafe bool IsAligned(ReadOnlySpan<byte> memory) =>
        (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(memory)) % IBlockDevice.Alignment == 0;
}
