namespace Cardshop.Formats.Content.Fetching;

/// <summary>Hands bytes out in pieces of a few thousand, as a network does.</summary>
internal sealed class PieceStream(ReadOnlyMemory<byte> bytes, Action<int> sent) : Stream
{
    private const int Piece = 3000;

    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var length = Math.Min(Math.Min(count, Piece), bytes.Length - _position);
        bytes.Slice(_position, length).CopyTo(buffer.AsMemory(offset));
        _position += length;
        sent(length);
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
