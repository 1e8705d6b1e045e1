using Cardshop.Primitives.Streams;

namespace Cardshop.Formats.Primitives.Tar;

/// <summary>Bytes that come forwards only, and fewer at a time than were asked for.</summary>
internal sealed class PieceByPiece(byte[] bytes) : ForwardStream
{
    private const int Most = 700;

    private int _position;

    public override long Position
    {
        get => _position;
        set => base.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        var piece = bytes.AsSpan(_position, Math.Min(Math.Min(buffer.Length, Most), bytes.Length - _position));
        piece.CopyTo(buffer);
        _position += piece.Length;
        return piece.Length;
    }
}
