using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Primitives;

public sealed class ByteSourceTests
{
    [Fact]
    public void Any_composition_reads_like_the_array_it_stands_for()
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        for (var seed = 0; seed < 300; seed++)
        {
            var (source, model) = new SourceGenerator(new Random(seed), storage, folder).Next(depth: 4);
            Assert.Equal(model, source.ReadAll());
            var random = new Random(seed);
            for (var i = 0; i < 20; i++)
            {
                var offset = random.Next(model.Length + 1);
                var length = random.Next(model.Length - offset + 1);
                Assert.Equal(model[offset..(offset + length)], source.ReadBytes(offset, length));
                Assert.Equal(model[offset..(offset + length)], source.Slice(offset, length).ReadAll());
            }
        }
    }

    [Fact]
    public void What_lies_outside_the_data_ranges_is_zero()
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        for (var seed = 0; seed < 300; seed++)
        {
            var (source, model) = new SourceGenerator(new Random(seed), storage, folder).Next(depth: 4);
            var end = 0L;
            foreach (var range in source.DataRanges())
            {
                Assert.True(range.Offset > end || (range.Offset == 0 && end == 0), "ranges are in order and do not touch");
                Assert.True(range.Length > 0 && range.End <= model.Length);
                Assert.False(model.AsSpan((int)end, (int)(range.Offset - end)).ContainsAnyExcept((byte)0));
                end = range.End;
            }

            Assert.False(model.AsSpan((int)end).ContainsAnyExcept((byte)0));
        }
    }

    [Fact]
    public void A_range_outside_the_source_is_refused()
    {
        var source = new ZeroSource(10);
        Assert.Throws<ArgumentOutOfRangeException>(() => source.ReadBytes(8, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Slice(-1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Slice(long.MaxValue, long.MaxValue));
    }

    [Fact]
    public void A_file_that_shrank_is_named()
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        var source = FileSource.Open(storage, folder.Write("a.bin", new byte[100]));
        folder.Write("a.bin", new byte[50]);
        var error = Assert.Throws<EndOfStreamException>(() => source.ReadAll());
        Assert.Contains(folder["a.bin"], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overlay_reports_the_pages_it_changed()
    {
        var overlay = new OverlaySource(new ZeroSource(20_000));
        overlay.Write(4090, new byte[10]);
        overlay.Write(19_999, [1]);
        Assert.Equal([new ByteRange(0, 8192), new ByteRange(16_384, 3616)], overlay.ChangedRanges());
    }

    /// <summary>Builds random compositions together with the plain array that each must read like.</summary>
    private sealed class SourceGenerator(Random random, PhysicalStorage storage, TempFolder folder)
    {
        public (ByteSource Source, byte[] Model) Next(int depth) => random.Next(depth == 0 ? 3 : 6) switch
        {
            0 => Zeros(random.Next(5000)),
            1 => Memory(Bytes(random.Next(5000))),
            2 => OnDisk(Bytes(random.Next(5000))),
            3 => Concat(depth),
            4 => Slice(Next(depth - 1)),
            _ => Overlay(Next(depth - 1)),
        };

        private static (ByteSource Source, byte[] Model) Zeros(int length) => (new ZeroSource(length), new byte[length]);

        private static (ByteSource Source, byte[] Model) Memory(byte[] bytes) => (new MemorySource(bytes), bytes);

        private (ByteSource Source, byte[] Model) OnDisk(byte[] bytes) =>
            (FileSource.Open(storage, folder.Write($"{random.Next()}.bin", bytes)), bytes);

        private (ByteSource Source, byte[] Model) Concat(int depth)
        {
            var parts = Enumerable.Range(0, random.Next(5)).Select(_ => Next(depth - 1)).ToList();
            return (ConcatSource.Of(parts.Select(part => part.Source)), [.. parts.SelectMany(part => part.Model)]);
        }

        private (ByteSource Source, byte[] Model) Slice((ByteSource Source, byte[] Model) whole)
        {
            var offset = random.Next(whole.Model.Length + 1);
            var length = random.Next(whole.Model.Length - offset + 1);
            return (whole.Source.Slice(offset, length), whole.Model[offset..(offset + length)]);
        }

        private (ByteSource Source, byte[] Model) Overlay((ByteSource Source, byte[] Model) below)
        {
            var overlay = new OverlaySource(below.Source);
            var model = (byte[])below.Model.Clone();
            for (var i = random.Next(4); i > 0; i--)
            {
                var offset = random.Next(model.Length + 1);
                var bytes = Bytes(random.Next(model.Length - offset + 1));
                overlay.Write(offset, bytes);
                bytes.CopyTo(model, offset);
            }

            return (overlay, model);
        }

        private byte[] Bytes(int length)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            return bytes;
        }
    }
}
