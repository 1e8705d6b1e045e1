using Cardshop.Cards.Devices;
using Cardshop.Imaging.Plans;
using Cardshop.Imaging.Rendering;
using Cardshop.Imaging.Verification;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Cards.Images;

/// <summary>
/// What is written to cards: which ranges, what their bytes are as far as that is known, which files lie there, and readers of it. Safe for
/// several threads.
/// </summary>
public sealed class CardImage
{
    private readonly RangeTable _ranges;
    private readonly Func<ByteSource> _open;
    private readonly Func<IEnumerable<PlannedFile>> _files;
    private readonly Action _requireUnchanged;

    internal CardImage(
        string name,
        long length,
        Sha256Digest fingerprint,
        RangeTable ranges,
        Func<ByteSource> open,
        Func<IEnumerable<PlannedFile>>? files = null,
        Action? requireUnchanged = null)
    {
        Name = name;
        Length = length;
        Fingerprint = fingerprint;
        _ranges = ranges;
        _open = open;
        _files = files ?? (() => []);
        _requireUnchanged = requireUnchanged ?? (() => { });
    }

    /// <summary>What it is called in messages.</summary>
    public string Name { get; }

    /// <summary>Size in bytes.</summary>
    public long Length { get; }

    /// <summary>Two images with one fingerprint are the same to the byte.</summary>
    public Sha256Digest Fingerprint { get; }

    /// <summary>Number of bytes in all ranges.</summary>
    public long MappedLength => _ranges.MappedLength;

    /// <summary>Size of a window in bytes; windows begin at its multiples.</summary>
    public int WindowSize => _ranges.WindowSize;

    /// <summary>The windows that hold something, in disk order.</summary>
    public IReadOnlyList<ImageWindow> Windows => _ranges.Windows;

    /// <summary>An image file, with <c>IMAGE.manifest.json</c> or <c>IMAGE.bmap</c> beside it, or neither.</summary>
    /// <exception cref="FileNotFoundException">There is no such image.</exception>
    /// <exception cref="IOException">Something cannot be read, or does not belong to the image.</exception>
    public static CardImage FromFile(IStorage storage, string path) => ImageFile.Open(storage, path);

    /// <summary>The image of a plan, which is composed while it is written.</summary>
    /// <param name="plan">What makes up the image.</param>
    /// <param name="name">What it is called in messages.</param>
    public static CardImage FromPlan(ImagePlan plan, string name)
    {
        var ranges = new RangeTable(Imaging.Rendering.Windows.Size);
        using var source = new PlanSource(plan);
        foreach (var range in source.DataRanges())
        {
            ranges.Add(range);
        }

        return new CardImage(name, plan.Length, plan.Fingerprint, ranges, () => new PlanSource(plan), plan.Files);
    }

    /// <summary>A reader of the whole image, for one who reads on his own; disposed if it is disposable.</summary>
    public ByteSource Open() => _open();

    /// <summary>A mapped range.</summary>
    public ByteRange Range(int range) => _ranges[range];

    /// <summary>SHA-256 of a mapped range; null as long as nobody has said or read it.</summary>
    public Sha256Digest? DigestOf(int range) => _ranges.DigestOf(range);

    /// <summary>Whether all digests of a window are known.</summary>
    public bool IsKnown(ImageWindow window) => window.Ranges().All(range => DigestOf(range) is not null);

    /// <summary>For each range, which are in disk order and disjoint, the paths of the files that lie there.</summary>
    public IReadOnlyList<IReadOnlyList<string>> FilesAt(IReadOnlyList<ByteRange> ranges) => FilesInRanges.Find(_files(), ranges);

    /// <summary>Whether a plan has placed a file at a path, as the device sees it.</summary>
    public bool Places(string path) => _files().Any(file => string.Equals(file.Path, path, StringComparison.Ordinal));

    /// <summary>Makes sure that the image is still the one whose ranges these are.</summary>
    /// <exception cref="ImageChangedException">It was changed or replaced meanwhile.</exception>
    public void RequireUnchanged() => _requireUnchanged();

    /// <summary>Ranges that span windows, whose digests are known.</summary>
    internal IReadOnlyList<RangeDigest> Spans => _ranges.Spans;

    /// <summary>Bytes of the image in a window.</summary>
    internal long BytesIn(ImageWindow window) => window.Ranges().Sum(range => Range(range).Length);

    /// <summary>
    /// What of a window is written: its ranges rounded out to what devices accept, joined where they touch. It may reach behind the end of the
    /// image, never behind the end of the window.
    /// </summary>
    internal IEnumerable<ByteRange> Runs(ImageWindow window) => Join(window.Ranges(), IBlockDevice.Alignment);

    /// <summary>The same for a few ranges, which are in disk order.</summary>
    internal IEnumerable<ByteRange> Runs(IEnumerable<int> ranges) => Join(ranges, IBlockDevice.Alignment);

    /// <summary>The ranges of a window, joined where they touch.</summary>
    internal IEnumerable<ByteRange> Pieces(ImageWindow window) => Join(window.Ranges(), 1);

    /// <summary>Takes in the digest of a range that was read.</summary>
    /// <exception cref="ImageChangedException">It is not what it was said to be, or was the last time.</exception>
    internal void Learn(int range, Sha256Digest digest)
    {
        if (!_ranges.Learn(range, digest))
        {
            throw IsWrong(Range(range));
        }
    }

    /// <summary>What is to be said of a range that is not what it was said to be.</summary>
    internal ImageChangedException IsWrong(ByteRange range) => new(
        $"{Name}: bytes {range.Offset} to {range.End} are not what they should be. Was the image changed, or damaged? "
        + "Compare it with \"cardshop image verify\", or create it again.");

    private IEnumerable<ByteRange> Join(IEnumerable<int> ranges, long alignment)
    {
        var pending = default(ByteRange);
        foreach (var range in ranges.Select(Range))
        {
            var start = range.Offset / alignment * alignment;
            var end = (range.End + alignment - 1) / alignment * alignment;
            if (pending.Length > 0 && start > pending.End)
            {
                yield return pending;
                pending = default;
            }

            pending = pending.Length == 0 ? new ByteRange(start, end - start) : pending with { Length = end - pending.Offset };
        }

        yield return pending;
    }
}
