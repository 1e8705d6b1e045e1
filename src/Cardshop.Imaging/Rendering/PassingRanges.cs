using System.Security.Cryptography;
using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Imaging.Rendering;

/// <summary>
/// Hashes the ranges of an image while it passes by on its way to somewhere else: the same ranges that a render to a file records.
/// </summary>
/// <param name="plan">What passes by.</param>
public sealed class PassingRanges(ImagePlan plan) : IDisposable
{
    private readonly IEnumerator<ByteRange> _ranges = Windows.Cut(plan.Extents()).Select(cut => cut.Piece).GetEnumerator();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<RangeDigest> _digests = [];
    private bool _isInRange;

    /// <summary>The ranges so far, in disk order.</summary>
    public IReadOnlyList<RangeDigest> Digests => _digests;

    /// <summary>Takes in bytes of the image.</summary>
    /// <param name="offset">Where they lie; never before what was taken in already. What lies in no extent may be left out.</param>
    /// <param name="bytes">Any number.</param>
    public void Append(long offset, ReadOnlySpan<byte> bytes)
    {
        var end = offset + bytes.Length;
        while ((_isInRange || (_isInRange = _ranges.MoveNext())) && _ranges.Current.Offset < end)
        {
            var range = _ranges.Current;
            var (first, last) = (Math.Max(range.Offset, offset), Math.Min(range.End, end));
            _hash.AppendData(bytes[(int)(first - offset)..(int)(last - offset)]);
            if (last < range.End)
            {
                return;
            }

            _digests.Add(new RangeDigest(range, new Sha256Digest(_hash.GetHashAndReset())));
            _isInRange = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ranges.Dispose();
        _hash.Dispose();
    }
}
