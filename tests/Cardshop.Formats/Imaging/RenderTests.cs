using System.Security.Cryptography;
using Cardshop.Imaging.Plans;
using Cardshop.Imaging.Rendering;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Imaging;

public sealed class RenderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PhysicalStorage _storage = new();

    [Theory]
    [InlineData(1, 4096)]
    [InlineData(2, 40 << 20)]
    [InlineData(3, (9 << 20) + 512)]
    public void An_image_holds_the_bytes_of_its_plan_and_its_ranges_their_digests(int seed, int size)
    {
        var plan = new TestPlan(seed, size);
        using var target = RenderTarget.Open(_storage, _folder["image"], plan);
        var whole = new ImageRenderer(_storage, TimeProvider.System).Render(plan, target, new RenderOptions { HashWhole = true });
        var ranges = target.Ranges().ToList();
        target.Publish();

        Assert.Equal(plan.Bytes, File.ReadAllBytes(_folder["image"]));
        Assert.Equal(new Sha256Digest(SHA256.HashData(plan.Bytes)), whole);
        Assert.Equal(plan.MappedLength, ranges.Sum(range => range.Range.Length));
        Assert.All(ranges, range => Assert.Equal(Sha256Digest.Of(Slice(plan.Bytes, range.Range)), range.Digest));
        Assert.All(ranges, range => Assert.Equal(range.Range.Offset >> 22, (range.Range.End - 1) >> 22));
        Assert.Equal([_folder["image"]], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Nothing_is_written_where_nothing_is_mapped()
    {
        var plan = new TestPlan(4, 64 << 20);
        Render(plan, "image");
        var allocated = long.Parse(Tool.Run("stat", "-c", "%b", _folder["image"])) * 512;
        Assert.InRange(allocated, plan.MappedLength, plan.MappedLength * 1.02);
    }

    [Fact]
    public void An_interrupted_render_carries_on_to_the_same_bytes()
    {
        // Up to eight windows are on their way when a render is stopped, and may be finished; five runs leave something to the last.
        var plan = new TestPlan(5, 160 << 20);
        for (var run = 0; run < 5; run++)
        {
            using var cancellation = new CancellationTokenSource();
            using var target = RenderTarget.Open(_storage, _folder["image"], plan);
            var stop = new CallbackProgress(progress => CancelAt(cancellation, progress, (run + 1) / 6.0));
            Assert.ThrowsAny<OperationCanceledException>(() =>
                new ImageRenderer(_storage, TimeProvider.System).Render(plan, target, new RenderOptions(), stop, cancellation.Token));
        }

        using var last = RenderTarget.Open(_storage, _folder["image"], plan);
        Assert.InRange(last.ResumedAt, plan.Length / 2, plan.Length);
        var whole = new ImageRenderer(_storage, TimeProvider.System).Render(plan, last, new RenderOptions { HashWhole = true });
        Assert.Equal(plan.MappedLength, last.Ranges().Sum(range => range.Range.Length));
        last.Publish();
        Assert.Equal(plan.Bytes, File.ReadAllBytes(_folder["image"]));
        Assert.Equal(new Sha256Digest(SHA256.HashData(plan.Bytes)), whole);
    }

    [Fact]
    public void The_leftovers_of_another_plan_are_not_used()
    {
        using (RenderTarget.Open(_storage, _folder["image"], new TestPlan(6, 1 << 20)))
        {
        }

        var plan = new TestPlan(7, 1 << 20);
        Render(plan, "image");
        Assert.Equal(plan.Bytes, File.ReadAllBytes(_folder["image"]));
    }

    [Fact]
    public void Two_renders_to_one_name_do_not_meet()
    {
        var plan = new TestPlan(8, 1 << 20);
        using var first = RenderTarget.Open(_storage, _folder["image"], plan);
        var error = Assert.Throws<IOException>(() => RenderTarget.Open(_storage, _folder["image"], plan));
        Assert.Contains("another process", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_fails_stops_the_render_and_leaves_no_image()
    {
        var path = _folder.Write("source", new byte[8192]);
        var plan = new SinglePlan(FileSource.Open(_storage, path));
        File.WriteAllBytes(path, new byte[100]);
        using (var target = RenderTarget.Open(_storage, _folder["image"], plan))
        {
            Assert.Throws<EndOfStreamException>(() => new ImageRenderer(_storage, TimeProvider.System).Render(plan, target, new RenderOptions()));
            target.Discard();
        }

        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    public void Dispose()
    {
        _storage.Dispose();
        _folder.Dispose();
    }

    private static byte[] Slice(byte[] bytes, ByteRange range) => bytes[(int)range.Offset..(int)range.End];

    private static void CancelAt(CancellationTokenSource cancellation, RenderProgress progress, double share)
    {
        if (progress.Done >= progress.Total * share)
        {
            cancellation.Cancel();
        }
    }

    private void Render(ImagePlan plan, string name)
    {
        using var target = RenderTarget.Open(_storage, _folder[name], plan);
        new ImageRenderer(_storage, TimeProvider.System).Render(plan, target, new RenderOptions());
        target.Publish();
    }

    private sealed class CallbackProgress(Action<RenderProgress> report) : IProgress<RenderProgress>
    {
        public void Report(RenderProgress value) => report(value);
    }

    private sealed class SinglePlan(ByteSource source) : ImagePlan
    {
        public override long Length => source.Length;

        public override long MappedLength => source.Length;

        public override uint DiskId => 0;

        public override IReadOnlyList<PlannedPartition> Partitions => [];

        public override Sha256Digest Fingerprint => default;

        public override IEnumerable<PlannedExtent> Extents() => [new PlannedExtent(0, source.Length, source)];

        public override IEnumerable<PlannedFile> Files() => [];
    }
}
