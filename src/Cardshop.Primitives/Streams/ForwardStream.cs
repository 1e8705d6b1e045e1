namespace Cardshop.Primitives.Streams;

/// <summary>A stream that can be read once, from front to back: all that a derived class has to do is to read.</summary>
public abstract class ForwardStream : Stream
{
    private const string ReadOnce = "This stream can be read once, from front to back.";

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException(ReadOnce);

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException(ReadOnce);
        set => throw new NotSupportedException(ReadOnce);
    }

    /// <inheritdoc/>
    public abstract override int Read(Span<byte> buffer);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException(ReadOnce);

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException(ReadOnce);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException(ReadOnce);
}
