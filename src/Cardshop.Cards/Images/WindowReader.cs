using System.Security.Cryptography;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Images;

/// <summary>Reads windows of an image, and makes sure that they are what they are said to be.</summary>
/// <param name="image">Whose.</param>
internal sealed class WindowReader(CardImage image) : IDisposable
{
    private readonly ByteSource _source = image.Open();
    private readonly SpanCheck _spans = new(image.Spans);

    /// <summary>Fills memory with the runs of a window, each at its place from the start of the window; what lies between runs is left as it is.</summary>
    /// <exception cref="ImageChangedException">The bytes are not what they should be.</exception>
    /// <exception cref="IOException">They cannot be read.</exception>
    public void Read(ImageWindow window, Span<byte> memory)
    {
        image.RequireUnchanged();
        var pieces = image.Pieces(window).ToList();
        foreach (var margin in image.Runs(window).Except(pieces))
        {
            At(window, margin, memory).Clear();
        }

        foreach (var piece in pieces)
        {
            _source.Read(piece.Offset, At(window, piece, memory));
        }

        Span<byte> digest = stackalloc byte[Sha256Digest.Size];
        foreach (var range in window.Ranges())
        {
            SHA256.HashData(At(window, image.Range(range), memory), digest);
            image.Learn(range, new Sha256Digest(digest));
            if (_spans.Take(image.Range(range), At(window, image.Range(range), memory)) is { } wrong)
            {
                throw image.IsWrong(wrong);
            }
        }
    }

    public void Dispose()
    {
        _spans.Dispose();
        (_source as IDisposable)?.Dispose();
    }

    private static Span<byte> At(ImageWindow window, ByteRange range, Span<byte> memory) =>
        memory.Slice((int)(range.Offset - window.Offset), (int)range.Length);
}
