using Cardshop.Imaging.Locks;
using Cardshop.Imaging.Manifests;
using Cardshop.Imaging.Rendering;
using Cardshop.Imaging.Verification;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Imaging;

public sealed class ManifestTests
{
    private static readonly ImageLock Lock = new(
        new LockedContent(new Uri("https://example.org/base.img.xz"), 7, Sha256Digest.Of("base"u8), DateTimeOffset.UnixEpoch.AddDays(20000)),
        [new LockedContent(new Uri("https://example.org/a.zim"), 9, Sha256Digest.Of("a"u8), null)],
        [new LockedImage("ghcr.io/offspot/kiwix-serve:3.8.1", 10240, Sha256Digest.Of("t"u8), Sha256Digest.Of("m"u8))]);

    [Fact]
    public void A_manifest_reads_back_what_was_written()
    {
        var plan = new TestPlan(1, 30 << 20);
        var ranges = Ranges(plan);
        var reader = new ManifestReader(Manifest(plan, ranges));
        var header = reader.Header();
        Assert.Equal((plan.Length, plan.MappedLength, plan.DiskId), (header.Size, header.Mapped, header.DiskId));
        Assert.Equal(Sha256Digest.Of("recipe"u8), header.RecipeSha256);
        Assert.Equal(Sha256Digest.Of(plan.Bytes), header.Sha256);
        Assert.Equivalent(plan.Partitions, header.Partitions, strict: true);
        Assert.Equal(ranges, reader.Ranges());
        Assert.Equivalent(plan.Files(), reader.Files(), strict: true);
    }

    [Fact]
    public void Every_flipped_bit_in_a_mapped_range_is_found_and_its_file_named()
    {
        var plan = new TestPlan(2, 12 << 20);
        var manifest = Manifest(plan, Ranges(plan));
        Assert.Empty(Verify(plan.Bytes, manifest));
        var random = new Random(2);
        var files = plan.Files().ToList();
        for (var i = 0; i < 50; i++)
        {
            var file = files[random.Next(files.Count)];
            var image = (byte[])plan.Bytes.Clone();
            image[file.Extents[0].Offset + random.NextInt64(file.Length)] ^= (byte)(1 << random.Next(8));
            var difference = Assert.Single(Verify(image, manifest));
            Assert.Equal([file.Path], difference.Files);
        }
    }

    [Fact]
    public void An_image_that_was_cut_is_found()
    {
        var plan = new TestPlan(3, 1 << 20);
        var difference = Assert.Single(Verify(plan.Bytes[..^4096], Manifest(plan, Ranges(plan))));
        Assert.Contains("bytes", difference.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_manifests_are_refused_or_read_but_never_escape()
    {
        var plan = new TestPlan(4, 1 << 18);
        new Fuzzer([Manifest(plan, Ranges(plan)).ReadAll()]).Run(
            input =>
            {
                var reader = new ManifestReader(new MemorySource(input));
                Assert.InRange(reader.Header().Mapped, 0, long.MaxValue);
                Assert.All(reader.Ranges(), range => Assert.InRange(range.Range.Length, 1, 4 << 20));
                Assert.All(reader.Files().SelectMany(file => file.Extents), extent => Assert.True(extent.Offset >= 0 && extent.End > extent.Offset));
            },
            error => error is ManifestFormatException);
    }

    private static IReadOnlyList<ImageDifference> Verify(byte[] image, ByteSource manifest) =>
        new ImageVerifier(new MemorySource(image), new ManifestReader(manifest)).Verify(cancellation: TestContext.Current.CancellationToken);

    private static List<RangeDigest> Ranges(TestPlan plan) =>
        [.. plan.Extents().SelectMany(Pieces).Select(range => new RangeDigest(range, Sha256Digest.Of(plan.Bytes.AsSpan((int)range.Offset, (int)range.Length))))];

    private static IEnumerable<ByteRange> Pieces(Cardshop.Imaging.Plans.PlannedExtent extent)
    {
        const int window = 4 << 20;
        for (var at = extent.Offset; at < extent.End; at = (at / window * window) + window)
        {
            yield return new ByteRange(at, Math.Min(extent.End, (at / window * window) + window) - at);
        }
    }

    private static MemorySource Manifest(TestPlan plan, IEnumerable<RangeDigest> ranges)
    {
        using var stream = new MemoryStream();
        ManifestWriter.Write(stream, plan, Sha256Digest.Of("recipe"u8), Lock, ranges, Sha256Digest.Of(plan.Bytes));
        return new MemorySource(stream.ToArray());
    }
}
