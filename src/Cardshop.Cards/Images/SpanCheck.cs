using System.Security.Cryptography;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Images;

/// <summary>
/// Compares ranges that span windows, as block maps of other tools have them, with their digests, as far as one reader comes by all of their bytes
/// in order.
/// </summary>
/// <param name="spans">In disk order.</param>
internal sealed class SpanCheck(IReadOnlyList<RangeDigest> spans) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _expected = -1;

    /// <summary>Takes in what was read.</summary>
    /// <param name="range">Where it lies; never in two spans.</param>
    /// <param name="bytes">What it is.</param>
    /// <returns>The span that ends there and is not what it should be; null when all is well.</returns>
    public ByteRange? Take(ByteRange range, ReadOnlySpan<byte> bytes)
    {
        if (Find(range) is not { } span)
        {
            return null;
        }

        if (range.Offset == span.Range.Offset)
        {
            // Whatever is left of another one is forgotten.
            _hash.GetHashAndReset();
        }
        else if (range.Offset != _expected)
        {
            return null;
        }

        _hash.AppendData(bytes);
        _expected = range.End;
        return range.End < span.Range.End || new Sha256Digest(_hash.GetHashAndReset()) == span.Digest ? null : span.Range;
    }

    public void Dispose() => _hash.Dispose();

    private RangeDigest? Find(ByteRange range)
    {
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = spans[middle].Range.End > range.Offset ? (low, middle) : (middle + 1, high);
        }

        return low < spans.Count && spans[low].Range.Offset <= range.Offset ? spans[low] : null;
    }
}
