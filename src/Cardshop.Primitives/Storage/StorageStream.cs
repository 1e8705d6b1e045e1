namespace Cardshop.Primitives.Storage;

/// <summary>Writes a file of the storage from its start to its end, a buffer at a time.</summary>
public sealed class StorageStream : Stream
{
    private readonly IStorageFile _file;
    private readonly byte[] _buffer = new byte[1 << 16];
    private long _written;
    private int _buffered;

    /// <param name="file">Written from offset 0 on; disposed with the stream.</param>
    public StorageStream(IStorageFile file) => _file = file;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => Position;

    /// <inheritdoc/>
    public override long Position
    {
        get => _written + _buffered;
        set => throw new NotSupportedException("The stream is written from start to end.");
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_buffered == _buffer.Length)
            {
                WriteBuffered();
            }

            var count = Math.Min(buffer.Length, _buffer.Length - _buffered);
            buffer[..count].CopyTo(_buffer.AsSpan(_buffered));
            _buffered += count;
            buffer = buffer[count..];
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Hands what is buffered to the file; <see cref="FlushToDisk"/> makes it durable.</summary>
    public override void Flush() => WriteBuffered();

    /// <summary>Makes all that was written durable.</summary>
    public void FlushToDisk()
    {
        WriteBuffered();
        _file.Flush();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream is only written.");

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The stream is written from start to end.");

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException("The stream is written from start to end.");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            WriteBuffered();
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private void WriteBuffered()
    {
        if (_buffered > 0)
        {
            _file.Write(_written, _buffer.AsSpan(0, _buffered));
            _written += _buffered;
            _buffered = 0;
        }
    }
}
