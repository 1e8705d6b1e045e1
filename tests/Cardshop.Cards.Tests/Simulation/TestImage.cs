using Cardshop.Cards.Images;
using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;

namespace Cardshop.Cards.Tests.Simulation;

/// <summary>A small image of random bytes with holes, whose windows are small too.</summary>
internal sealed class TestImage
{
    public const int WindowSize = 64 << 10;

    private const int Block = 4096;

    private readonly List<ByteRange> _ranges = [];
    private readonly bool _areDigestsKnown;
    private readonly Sha256Digest _fingerprint;

    public TestImage(Random random, int length, bool areDigestsKnown = true, bool isAligned = true)
    {
        Bytes = new byte[length];
        IsAligned = isAligned;
        _areDigestsKnown = areDigestsKnown;
        var grain = isAligned ? Block : 512;
        for (var at = 0; at < length; at += Block * (random.Next(3) == 0 ? random.Next(1, 40) : random.Next(2)))
        {
            at = (at + grain - 1) / grain * grain;
            var count = Math.Min(length - at, grain * random.Next(1, random.Next(4) == 0 ? 3 : 60));
            if (count <= 0)
            {
                break;
            }

            random.NextBytes(Bytes.AsSpan(at, count));
            if (random.Next(6) == 0)
            {
                // Mapped zeros: file systems have many.
                Bytes.AsSpan(at + (count / 2), count / 3).Clear();
            }

            _ranges.Add(new ByteRange(at, count));
            at += count;
        }

        _fingerprint = Sha256Digest.Of(Bytes);
    }

    private TestImage(TestImage old, byte[] bytes)
    {
        Bytes = bytes;
        IsAligned = old.IsAligned;
        _ranges = old._ranges;
        _areDigestsKnown = old._areDigestsKnown;
        _fingerprint = Sha256Digest.Of(bytes);
    }

    public byte[] Bytes { get; }

    /// <summary>Whether ranges begin and end where blocks do.</summary>
    public bool IsAligned { get; }

    public IReadOnlyList<ByteRange> Ranges => _ranges;

    public long MappedLength => _ranges.Sum(range => range.Length);

    /// <summary>The next version: in some blocks it is another.</summary>
    public TestImage Change(Random random, int percent)
    {
        var bytes = (byte[])Bytes.Clone();
        foreach (var range in _ranges.Where(_ => random.Next(100) < percent))
        {
            random.NextBytes(bytes.AsSpan((int)range.Offset, (int)Math.Min(range.Length, Block)));
        }

        return new TestImage(this, bytes);
    }

    public CardImage ToCardImage(Action? requireUnchanged = null)
    {
        var table = new RangeTable(WindowSize);
        foreach (var window in _ranges.SelectMany(Cut))
        {
            table.Add(window, _areDigestsKnown ? Sha256Digest.Of(Bytes.AsSpan((int)window.Offset, (int)window.Length)) : null);
        }

        return new CardImage("test.img", Bytes.Length, _fingerprint, table, () => new MemorySource(Bytes), Files, requireUnchanged);
    }

    public IEnumerable<PlannedFile> Files() => _ranges.Select(range => new PlannedFile($"/data/{range.Offset}", range.Length, default, [range]));

    /// <summary>Whether a card holds all that is mapped, from some byte on.</summary>
    public bool IsOn(ReadOnlySpan<byte> card, long from = 0)
    {
        foreach (var range in _ranges)
        {
            var part = range.Intersect(new ByteRange(from, Bytes.Length));
            if (!card.Slice((int)part.Offset, (int)part.Length).SequenceEqual(Bytes.AsSpan((int)part.Offset, (int)part.Length)))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<ByteRange> Cut(ByteRange range)
    {
        for (var at = range.Offset; at < range.End;)
        {
            var end = Math.Min(range.End, ((at / WindowSize) + 1) * WindowSize);
            yield return new ByteRange(at, end - at);
            at = end;
        }
    }
}
