using Cardshop.Primitives.Streams;

namespace Cardshop.Formats.Primitives.Compression;

/// <summary>Gives few bytes at a time, as a network does.</summary>
internal sealed class TrickleStream(byte[] content, Random random) : ForwardStream
{
    private int _position;

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(Math.Min(random.Next(1, 9), buffer.Length), content.Length - _position);
        content.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
