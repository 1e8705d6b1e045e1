using System.Security.Cryptography;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Rendering;

/// <summary>SHA-256 of an image from its first to its last byte, holes as the zeros they read as.</summary>
internal sealed class LinearDigest : IDisposable
{
    private static readonly byte[] Zeros = new byte[1 << 20];

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _position;

    /// <summary>Takes in what an interrupted render has written already.</summary>
    public void AppendWritten(ByteSource written)
    {
        var chunk = new byte[Zeros.Length];
        while (_position < written.Length)
        {
            var count = (int)Math.Min(chunk.Length, written.Length - _position);
            written.Read(_position, chunk.AsSpan(0, count));
            _hash.AppendData(chunk, 0, count);
            _position += count;
        }
    }

    public void Append(RenderBuffer buffer)
    {
        foreach (var segment in buffer.Segments)
        {
            AppendZeros(segment.Offset);
            _hash.AppendData(buffer[segment]);
            _position = segment.End;
        }
    }

    public Sha256Digest Finish(long imageLength)
    {
        AppendZeros(imageLength);
        return new Sha256Digest(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void AppendZeros(long end)
    {
        while (_position < end)
        {
            var count = (int)Math.Min(Zeros.Length, end - _position);
            _hash.AppendData(Zeros, 0, count);
            _position += count;
        }
    }
}
