using Cardshop.Cards.Devices;
using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Writing;

/// <summary>Writes parts of windows, several at a time. For one thread at a time.</summary>
internal sealed class WindowWriter(WatchedDevice device, WriterOptions options, TimeProvider clock, CardTally tally)
{
    private const int MeasuredWrites = 16;

    private readonly QueueDepth _depth = new(options.MostWrites, options.SlowWrite);
    private readonly AsyncPulse _ended = new();
    private Exception? _failure;
    private int _underWay;
    private long _measuredFrom = clock.GetTimestamp();
    private long _measuredBytes;
    private int _measuredWrites;

    /// <summary>Begins to write a run of a window, but never the first block; waits only until the last write has begun.</summary>
    /// <param name="batch">Counts the writes, and keeps what could not be written.</param>
    /// <param name="chunk">Has the bytes.</param>
    /// <param name="run">On the disk.</param>
    /// <exception cref="DeviceException">The device is gone, stalled or write-protected.</exception>
    public async Task WriteAsync(Batch batch, ChunkLease chunk, ByteRange run)
    {
        for (var at = Math.Max(run.Offset, CardMarker.Size); at < run.End;)
        {
            var piece = new ByteRange(at, Math.Min(options.WriteSize, run.End - at));
            while (_underWay >= _depth.Current && _failure is null)
            {
                await _ended.Next;
            }

            ThrowIfFailed();
            _underWay++;
            batch.UnderWay++;
            _ = WritePieceAsync(batch, chunk, piece);
            at = piece.End;
        }
    }

    /// <summary>Waits until all writes of a batch have ended.</summary>
    /// <exception cref="DeviceException">The device is gone, stalled or write-protected.</exception>
    public async Task EndAsync(Batch batch)
    {
        while (batch.UnderWay > 0 && _failure is null)
        {
            await _ended.Next;
        }

        ThrowIfFailed();
    }

    private async Task WritePieceAsync(Batch batch, ChunkLease chunk, ByteRange piece)
    {
        try
        {
            var took = await device.WriteAsync(piece.Offset, chunk[piece], chunk.Share());
            tally.Write(piece.Length);
            _depth.Completed(took);
            Measure(piece.Length);
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.Medium)
        {
            batch.Failed.Add(piece);
        }
        catch (Exception error)
        {
            _failure ??= error;
        }
        finally
        {
            _underWay--;
            batch.UnderWay--;
            _ended.Beat();
        }
    }

    private void Measure(long bytes)
    {
        _measuredBytes += bytes;
        if (++_measuredWrites == MeasuredWrites)
        {
            _depth.Measured(_measuredBytes, clock.GetElapsedTime(_measuredFrom));
            (_measuredFrom, _measuredBytes, _measuredWrites) = (clock.GetTimestamp(), 0, 0);
        }
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_failure);
        }
    }
}
