using System.Globalization;
using Cardshop.Benchmarks.Measuring;
using Cardshop.Disk.Trees;
using Cardshop.Imaging.Bases;
using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;

namespace Cardshop.Benchmarks.Planning;

/// <summary>
/// Plans an image whose files are members of one archive, as those of a recipe mostly are, up to the map of the disk and the list of files
/// that a manifest is written from. Nothing of the content is read.
/// </summary>
internal static class PlanSide
{
    public const string HundredThousand = "100000";
    public const string Terabyte = "terabyte";
    public const string Million = "1000000";

    private const int FilesPerFolder = 1000;
    private const long TerabyteLength = 1_000_000_000_000;

    private static readonly Timestamp Time = new(1_750_000_000);

    public static double Plan(string kind, string baseFile) => Children.Time(() =>
    {
        using var storage = new PhysicalStorage();
        var baseImage = BaseImage.Open(FileSource.Open(storage, baseFile), "base");
        var tree = new DataTree(baseImage.DataFileSystem.ReadTree(), baseImage.Created);
        if (kind is Terabyte)
        {
            AddFiles(tree, 8, _ => TerabyteLength * 98 / 100 / 8);
        }
        else
        {
            AddFiles(tree, int.Parse(kind, CultureInfo.InvariantCulture), i => 1000 + (i * 7919L % 60_000));
        }

        var image = HotspotImage.Compose(baseImage, tree, null, DataReserve.None, kind is Terabyte ? TerabyteLength : null, Sha256Digest.Of("inputs"u8));
        var placed = image.Plan.Files().Sum(file => file.Extents.Sum(extent => extent.Length));
        if (placed == 0 || image.Plan.MappedLength < placed)
        {
            throw new InvalidOperationException("The plan does not hold its files.");
        }
    });

    private static void AddFiles(DataTree tree, int count, Func<int, long> length)
    {
        var lengths = Enumerable.Range(0, count).Select(length).ToArray();
        var archive = new UnreadSource(lengths.Sum());
        var at = 0L;
        for (var i = 0; i < count; i++)
        {
            tree.AddFile($"/data/contents/folder-{i / FilesPerFolder:0000}/page-{i}.html", archive.Slice(at, lengths[i]), default, "file:///archive.tar.gz", Time, 0x1A4);
            at += lengths[i];
        }
    }

    /// <summary>Content that nobody reads.</summary>
    private sealed class UnreadSource(long length) : ByteSource
    {
        public override long Length => length;

        protected override void ReadCore(long offset, Span<byte> destination) => throw new InvalidOperationException("A plan does not read content.");
    }
}
