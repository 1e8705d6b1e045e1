using System.Security.Cryptography;
using Cardshop.Cards.Images;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Writing;

/// <summary>Compares the ranges of a window, whose digests are known, with bytes that come in order and in pieces.</summary>
internal sealed class RangeComparison(CardImage image, ImageWindow window, IncrementalHash hash)
{
    private readonly SentinelPicker _picker = new(window, image.Length);
    private readonly List<int> _wrong = [];
    private int _range = window.FirstRange;
    private bool _isBroken;

    /// <summary>The window.</summary>
    public ImageWindow Window => window;

    /// <summary>The ranges that are not what they should be, in order.</summary>
    public IReadOnlyList<int> Wrong => _wrong;

    /// <summary>A block to know the window by, when nothing in it is wrong.</summary>
    public Sentinel Sentinel => _picker.Picked;

    /// <summary>Takes in a piece.</summary>
    /// <param name="piece">Where it lies on the disk.</param>
    /// <param name="bytes">What it is; empty when it cannot be read.</param>
    public void Take(ByteRange piece, ReadOnlySpan<byte> bytes)
    {
        _picker.See(piece.Offset, bytes);
        for (; _range < window.FirstRange + window.RangeCount; _range++)
        {
            var range = image.Range(_range);
            var part = range.Intersect(piece);
            if (part.Length > 0)
            {
                Append(range, part, bytes.IsEmpty ? bytes : bytes.Slice((int)(part.Offset - piece.Offset), (int)part.Length));
            }

            if (range.End > piece.End)
            {
                return;
            }
        }
    }

    private void Append(ByteRange range, ByteRange part, ReadOnlySpan<byte> bytes)
    {
        if (part == range)
        {
            Judge(!bytes.IsEmpty && Sha256Digest.Of(bytes) == image.DigestOf(_range));
            return;
        }

        _isBroken |= bytes.IsEmpty;
        hash.AppendData(bytes);
        if (part.End == range.End)
        {
            Span<byte> digest = stackalloc byte[Sha256Digest.Size];
            hash.GetHashAndReset(digest);
            Judge(!_isBroken && new Sha256Digest(digest) == image.DigestOf(_range));
            _isBroken = false;
        }
    }

    private void Judge(bool isRight)
    {
        if (!isRight)
        {
            _wrong.Add(_range);
        }
    }
}
