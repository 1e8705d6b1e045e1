using Cardshop.Primitives.Streams;

namespace Cardshop.Primitives.Compression;

/// <summary>Feeds a <see cref="Decoder"/> from a stream.</summary>
internal sealed class DecompressionStream(CompressionFormat format, Decoder decoder, Stream compressed, bool leaveOpen) : ForwardStream
{
    private const int BufferSize = 128 << 10;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferSize);
    private int _start;
    private int _end;
    private long _consumed;
    private bool _sourceEnded;
    private bool _ended;
    private bool _disposed;
    private string? _problem;

    public override int Read(Span<byte> buffer)
    {
        int read;
        while (!TryRead(buffer, out read))
        {
            Supply(compressed.Read(RoomForInput().Span));
        }

        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        while (!TryRead(buffer.Span, out read))
        {
            Supply(await compressed.ReadAsync(RoomForInput(), cancellationToken));
        }

        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _disposed = true;
            decoder.Dispose();
            if (!leaveOpen)
            {
                compressed.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    /// <summary>Answers a read from what is buffered. False: more input is needed first.</summary>
    private bool TryRead(Span<byte> destination, out int read)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        read = 0;
        while (!_ended && !destination.IsEmpty)
        {
            // What was read before the data turned bad was given out first.
            if (_problem is not null)
            {
                throw new CompressedDataException(format, _consumed, _problem);
            }

            var step = decoder.Step(_buffer.AsSpan(_start, _end - _start), _sourceEnded, destination);
            _start += step.Consumed;
            _consumed += step.Consumed;
            _ended = step.IsEnd;
            _problem = step.Problem;
            read = step.Written;
            if (read > 0)
            {
                return true;
            }

            if (step.IsStandstill)
            {
                if (!_sourceEnded)
                {
                    return false;
                }

                _problem = "ends too early; get it anew";
            }
        }

        return true;
    }

    private Memory<byte> RoomForInput()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        return _buffer.AsMemory(_end);
    }

    private void Supply(int count)
    {
        _end += count;
        _sourceEnded = count == 0;
    }
}
