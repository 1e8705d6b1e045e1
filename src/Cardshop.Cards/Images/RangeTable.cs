using System.Runtime.InteropServices;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Images;

/// <summary>
/// The mapped ranges of an image, cut where windows end, with their digests as far as they are known. 45 bytes each: an image of 64 GB in
/// large files has 20,000. Digests may be learned from several threads.
/// </summary>
internal sealed class RangeTable(int windowSize)
{
    private readonly List<long> _offsets = [];
    private readonly List<int> _lengths = [];
    private readonly List<Sha256Digest> _digests = [];
    private readonly List<byte> _isKnown = [];
    private readonly List<ImageWindow> _windows = [];
    private readonly List<RangeDigest> _spans = [];

    public int WindowSize => windowSize;

    public IReadOnlyList<ImageWindow> Windows => _windows;

    /// <summary>Ranges that span windows, whose digests are known.</summary>
    public IReadOnlyList<RangeDigest> Spans => _spans;

    public long MappedLength { get; private set; }

    public ByteRange this[int range] => new(_offsets[range], _lengths[range]);

    /// <summary>Adds a range behind those that are there.</summary>
    /// <param name="range">Not empty; may span windows, and then its digest is only of use to one who reads all of them.</param>
    /// <param name="digest">SHA-256 of its bytes; null when it is not known.</param>
    public void Add(ByteRange range, Sha256Digest? digest = null)
    {
        if (digest is { } known && range.Offset / windowSize != (range.End - 1) / windowSize)
        {
            _spans.Add(new RangeDigest(range, known));
        }

        for (var at = range.Offset; at < range.End;)
        {
            var end = Math.Min(range.End, ((at / windowSize) + 1) * windowSize);
            AddPiece(new ByteRange(at, end - at), end - at == range.Length ? digest : null);
            at = end;
        }
    }

    /// <summary>SHA-256 of a range; null as long as nobody has said or read it.</summary>
    public Sha256Digest? DigestOf(int range) =>
        Volatile.Read(ref CollectionsMarshal.AsSpan(_isKnown)[range]) != 0 ? _digests[range] : null;

    /// <summary>Takes in what the bytes of a range are that somebody has read.</summary>
    /// <returns>Whether that is what they were said to be, or were the last time.</returns>
    public bool Learn(int range, Sha256Digest digest)
    {
        lock (_digests)
        {
            ref var isKnown = ref CollectionsMarshal.AsSpan(_isKnown)[range];
            if (isKnown != 0)
            {
                return _digests[range] == digest;
            }

            CollectionsMarshal.AsSpan(_digests)[range] = digest;
            Volatile.Write(ref isKnown, 1);
            return true;
        }
    }

    private void AddPiece(ByteRange piece, Sha256Digest? digest)
    {
        var window = piece.Offset / windowSize * windowSize;
        if (_windows.Count > 0 && _windows[^1].Offset == window)
        {
            var last = _windows[^1];
            _windows[^1] = last with { RangeCount = last.RangeCount + 1, Mapped = last.Mapped with { Length = piece.End - last.Mapped.Offset } };
        }
        else
        {
            _windows.Add(new ImageWindow(_windows.Count, window, _offsets.Count, 1, piece));
        }

        _offsets.Add(piece.Offset);
        _lengths.Add((int)piece.Length);
        _digests.Add(digest ?? default);
        _isKnown.Add(digest is null ? (byte)0 : (byte)1);
        MappedLength += piece.Length;
    }
}
