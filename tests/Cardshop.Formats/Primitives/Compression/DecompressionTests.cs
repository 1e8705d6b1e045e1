using System.Text;
using Cardshop.Primitives.Compression;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Primitives.Compression;

public sealed class DecompressionTests
{
    public static TheoryData<CompressionFormat> Formats => [.. Enum.GetValues<CompressionFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_the_tool_compressed_reads_back(CompressionFormat format)
    {
        using var folder = new TempFolder();
        var tool = new CompressionTool(format, folder);
        foreach (var content in Contents())
        {
            foreach (var level in new[] { "-1", "-9" })
            {
                var compressed = tool.Compress(content, level);
                Assert.Equal(format, CompressionFormat.Detect(compressed));
                Assert.Equal(content, tool.ReadAll(new MemoryStream(compressed)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Reading_in_any_pieces_gives_the_same_bytes(CompressionFormat format)
    {
        using var folder = new TempFolder();
        var tool = new CompressionTool(format, folder);
        var content = Text(50_000, new Random(1));
        byte[] compressed = [.. tool.Compress(content[..20_000]), .. tool.Compress(content[20_000..])];
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            using var stream = Decompression.Open(format, new TrickleStream(compressed, random));
            var read = new MemoryStream();
            var buffer = new byte[1000];
            int count;
            do
            {
                var wanted = buffer.AsMemory(0, random.Next(1, buffer.Length));
                count = seed % 2 == 0 ? stream.Read(wanted.Span) : await stream.ReadAsync(wanted, TestContext.Current.CancellationToken);
                read.Write(buffer, 0, count);
            }
            while (count > 0);

            Assert.Equal(content, read.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_the_tool_refuses_is_refused_and_what_it_takes_is_taken(CompressionFormat format)
    {
        using var folder = new TempFolder();
        var tool = new CompressionTool(format, folder);
        var first = tool.Compress(Text(3000, new Random(1)));
        var second = tool.Compress(Text(2000, new Random(2)));
        byte[][] samples =
        [
            [],
            first[..1],
            first[..3],
            .. Enumerable.Range(1, 12).Select(cut => first[..^cut]),
            first[..(first.Length / 2)],
            [.. first, .. second],
            [.. first, .. second[..^1]],
            [.. first, .. second[..1]],
            [.. first, .. second[..2]],
            [.. first, .. second[..3]],
            [.. first, .. second[..4]],
            [.. first, .. "garbage"u8],
            [.. first, (byte)'B'],
            [.. first, .. "BZ"u8],
            [.. first, .. "BZx123456"u8],
            [.. first, 0x1F, 0x8B, 0, 0, 0, 0, 0, 0, 0, 0],
            [.. first, .. new byte[4]],
            [.. first, .. new byte[5]],
            [.. first, .. new byte[4], .. second],
            [.. first, .. new byte[512]],
            "plainly not compressed"u8.ToArray(),
        ];
        foreach (var sample in samples)
        {
            var expected = tool.Decompress(sample);
            var actual = tool.DecompressHere(sample);
            Assert.True(
                (expected is null) == (actual is null),
                $"sample {Array.IndexOf(samples, sample)}: {format.ToName()} {(expected is null ? "refuses" : "takes")} it, we do not");
            Assert.Equal(expected, actual);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_flipped_bit_never_goes_unnoticed(CompressionFormat format)
    {
        using var folder = new TempFolder();
        var tool = new CompressionTool(format, folder);
        var content = Text(3000, new Random(1));
        var compressed = tool.Compress(content, format == CompressionFormat.Zstd ? "--check" : "-6");
        var random = new Random(2);
        for (var i = 0; i < 300; i++)
        {
            var flipped = (byte[])compressed.Clone();
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));

            // Some bits stand for nothing that matters, such as the time in the header of gzip.
            if (tool.DecompressHere(flipped) is { } read)
            {
                Assert.Equal(content, read);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Data_that_was_cut_off_gives_what_is_there_and_says_where_it_ends(CompressionFormat format)
    {
        using var folder = new TempFolder();
        var content = Noise(2_500_000);
        var compressed = new CompressionTool(format, folder).Compress(content)[..2_000_000];
        using var stream = Decompression.Open(format, new MemoryStream(compressed));
        var read = new MemoryStream();

        var error = Assert.Throws<CompressedDataException>(() => stream.CopyTo(read));

        Assert.Equal($"The {format.ToName()} data ends too early; get it anew (at byte 2000000 of it).", error.Message);
        Assert.InRange(read.Length, 1, content.Length);
        Assert.Equal(content[..(int)read.Length], read.ToArray());
    }

    [Fact]
    public void A_zstd_window_beyond_the_limit_is_refused_with_the_way_out()
    {
        using var folder = new TempFolder();
        var tool = new CompressionTool(CompressionFormat.Zstd, folder);
        Assert.Equal("text"u8, tool.ReadAll(new MemoryStream(tool.Compress("text"u8.ToArray(), "--long=27"))));

        var compressed = tool.Compress("text"u8.ToArray(), "--long=28");
        var error = Assert.Throws<CompressedDataException>(() => tool.ReadAll(new MemoryStream(compressed)));
        Assert.Contains("has a window larger than 128 MiB; compress it without --long", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_xz_dictionary_beyond_the_limit_is_refused_with_the_way_out()
    {
        using var folder = new TempFolder();
        var tool = new CompressionTool(CompressionFormat.Xz, folder);
        Assert.Equal("text"u8, tool.ReadAll(new MemoryStream(tool.Compress("text"u8.ToArray(), "-9e"))));

        var compressed = tool.Compress("text"u8.ToArray(), "--lzma2=preset=0,dict=300MiB");
        var error = Assert.Throws<CompressedDataException>(() => tool.ReadAll(new MemoryStream(compressed)));
        Assert.Contains("of memory to be decompressed, 256 MiB is the limit", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Xz_data_in_many_blocks_reads_back()
    {
        using var folder = new TempFolder();
        var tool = new CompressionTool(CompressionFormat.Xz, folder);
        var content = Text(3_000_000, new Random(1));
        Assert.Equal(content, tool.ReadAll(new MemoryStream(tool.Compress(content, "-0", "--block-size=100000", "--threads=2"))));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_source_is_closed_unless_it_is_to_stay_open(CompressionFormat format)
    {
        var stays = new MemoryStream();
        Decompression.Open(format, stays, leaveOpen: true).Dispose();
        Assert.True(stays.CanRead);
        Decompression.Open(format, stays).Dispose();
        Assert.False(stays.CanRead);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_closed_stream_cannot_be_read(CompressionFormat format)
    {
        var stream = Decompression.Open(format, new MemoryStream([1, 2, 3]));
        stream.Dispose();
        Assert.Throws<ObjectDisposedException>(() => stream.ReadByte());
        stream.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("BZ")]
    [InlineData("\u0050\u002A\u004D")]
    public void Other_data_is_no_compression_format(string start) => Assert.Null(CompressionFormat.Detect(Encoding.Latin1.GetBytes(start)));

    [Fact]
    public void A_skippable_frame_starts_zstd_data() =>
        Assert.Equal(CompressionFormat.Zstd, CompressionFormat.Detect([0x5A, 0x2A, 0x4D, 0x18]));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Damaged_data_is_read_or_refused(CompressionFormat format)
    {
        using var folder = new TempFolder();
        var tool = new CompressionTool(format, folder);
        byte[][] corpus =
        [
            tool.Compress([], "-1"),
            tool.Compress(Text(100, new Random(1)), "-1"),
            tool.Compress(Text(2000, new Random(2)), "-1"),
            tool.Compress(new byte[1000], "-1"),
            [.. tool.Compress(Noise(300), "-1"), .. tool.Compress(Text(300, new Random(3)), "-1")],
        ];
        var buffer = new byte[64 << 10];
        new Fuzzer(corpus).Run(
            input =>
            {
                using var stream = Decompression.Open(format, new MemoryStream(input));
                for (var total = 0; total < 4 << 20;)
                {
                    var read = stream.Read(buffer);
                    if (read == 0)
                    {
                        break;
                    }

                    total += read;
                }
            },
            error => error is CompressedDataException);
    }

    private static IEnumerable<byte[]> Contents() =>
        [[], [42], Text(1000, new Random(1)), Noise(300_000), new byte[1_000_000], Text(700_000, new Random(2))];

    private static byte[] Text(int length, Random random)
    {
        string[] words = ["card", "image", "extent", "\n", "hotspot", "recipe", "writer", "0123456789"];
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(words[random.Next(words.Length)]).Append(' ');
        }

        return Encoding.ASCII.GetBytes(text.ToString(0, length));
    }

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(length).NextBytes(noise);
        return noise;
    }
}
