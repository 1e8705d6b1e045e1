using System.Text;
using Cardshop.Disk;
using Cardshop.Disk.BlockMaps;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.BlockMaps;

public sealed class BlockMapTests
{
    [Theory]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 1234)]
    [InlineData(100)]
    public void Bmaptool_copies_an_image_by_our_map_and_verifies_both_checksums(int length)
    {
        using var folder = new TempFolder();
        var image = Image(length);
        folder.Write("disk.img", image);
        File.WriteAllBytes(folder["disk.bmap"], Write(MapOf(image)));
        Tool.Run("bmaptool", "copy", "--bmap", folder["disk.bmap"], folder["disk.img"], folder["copy.img"]);
        Assert.Equal(image, File.ReadAllBytes(folder["copy.img"]));
    }

    [Fact]
    public void Bmaptool_finds_out_when_the_image_or_our_map_was_changed()
    {
        using var folder = new TempFolder();
        var image = Image(1 << 20);
        var map = Write(MapOf(image));
        File.WriteAllBytes(folder["good.bmap"], map);
        File.WriteAllText(folder["bad.bmap"], Encoding.UTF8.GetString(map).Replace("<Range", "<Range ", StringComparison.Ordinal));
        folder.Write("good.img", image);
        image[^1] ^= 1;
        folder.Write("bad.img", image);
        Assert.NotEqual(0, Tool.Try("bmaptool", "copy", "--bmap", folder["good.bmap"], folder["bad.img"], folder["copy.img"]).ExitCode);
        Assert.NotEqual(0, Tool.Try("bmaptool", "copy", "--bmap", folder["bad.bmap"], folder["good.img"], folder["copy.img"]).ExitCode);
    }

    [Fact]
    public void What_bmaptool_created_reads_as_it_was_meant()
    {
        using var folder = new TempFolder();
        var image = new byte[(1 << 20) + 100];
        Image(40_960).CopyTo(image, 40_960);
        image[^1] = 7;
        using (var file = File.OpenHandle(folder["disk.img"], FileMode.CreateNew, FileAccess.Write))
        {
            RandomAccess.Write(file, image.AsSpan(40_960, 40_960), 40_960);
            RandomAccess.Write(file, [7], image.Length - 1);
        }

        Tool.Run("bmaptool", "create", folder["disk.img"], "-o", folder["disk.bmap"]);
        var map = Read(File.ReadAllBytes(folder["disk.bmap"]));
        Assert.Equal((image.Length, 4096, 257), (map.ImageSize, map.BlockSize, map.BlockCount));
        Assert.Equal([(10, 19), (256, 256)], map.Ranges.Select(range => (range.First, range.Last)));
        Assert.All(map.Ranges, range => Assert.Equal(Digest(image, map.BytesOf(range)), range.Digest));
        Assert.Equal(Write(map), Write(Read(Write(map))));
    }

    [Fact]
    public void A_map_without_checksums_of_ranges_is_read()
    {
        using var folder = new TempFolder();
        folder.Write("disk.img", Image(100_000));
        Tool.Run("bmaptool", "create", "--no-checksum", folder["disk.img"], "-o", folder["disk.bmap"]);
        var map = Read(File.ReadAllBytes(folder["disk.bmap"]));
        Assert.Null(Assert.Single(map.Ranges).Digest);
        Assert.Contains("<Range> 0-24 </Range>", Encoding.UTF8.GetString(Write(map)), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_map_reads_back_as_it_was_written()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var ranges = new List<MappedRange>();
            var block = 0L;
            for (var count = random.Next(20); count > 0; count--)
            {
                var first = block + random.Next(0, 100);
                var last = first + (random.Next(2) * random.Next(1000));
                ranges.Add(new MappedRange(first, last, random.Next(5) == 0 ? null : Sha256Digest.Of(BitConverter.GetBytes(block))));
                block = last + 1;
            }

            var map = new BlockMap((block * 4096) + random.Next(1, 10_000), ranges);
            var read = Read(Write(map));
            Assert.Equal((map.ImageSize, map.MappedBlockCount), (read.ImageSize, read.MappedBlockCount));
            Assert.Equal(map.Ranges, read.Ranges);
        }
    }

    [Fact]
    public void A_map_of_a_terabyte_is_written_and_read()
    {
        var ranges = Enumerable.Range(0, 1 << 18)
            .Select(i => new MappedRange(i * 1024L, (i * 1024L) + 1022, Sha256Digest.Of(BitConverter.GetBytes(i))))
            .ToList();
        var read = Read(Write(new BlockMap(1L << 40, ranges)));
        Assert.Equal(ranges, read.Ranges);
        Assert.Equal(new ByteRange((1L << 40) - (4 << 20), (4 << 20) - 4096), read.BytesOf(read.Ranges[^1]));
    }

    [Theory]
    [InlineData("<bmap version=\"2.0\">", "<bmap version=\"3.0\">", "version 3.0")]
    [InlineData("<bmap version=\"2.0\">", "<bmap>", "no <bmap> with a version")]
    [InlineData("sha256", "sha1", "sha1")]
    [InlineData("<ImageSize> 20480", "<ImageSize> 20481", "checksum")]
    [InlineData("<BlockMap>", "", "well-formed")]
    [InlineData("<?xml version=\"1.0\" ?>", "<!DOCTYPE bmap [<!ENTITY a \"b\">]>", "well-formed")]
    [InlineData("</bmap>", "</bmap><bmap/>", "well-formed")]
    public void A_map_that_is_something_else_is_refused(string find, string replace, string what)
    {
        var text = Encoding.UTF8.GetString(Write(MapOf(Image(20_480))));
        Assert.Contains(find, text, StringComparison.Ordinal);
        RequireRefusal(text.Replace(find, replace, StringComparison.Ordinal), what);
    }

    [Theory]
    [InlineData("<BlocksCount> 5", "<BlocksCount> 6", "BlocksCount is 6, but it should be 5")]
    [InlineData("<MappedBlocksCount> 5", "<MappedBlocksCount> 4", "MappedBlocksCount is 4, but it should be 5")]
    [InlineData("> 0-4 <", "> 4-0 <", "4-0")]
    [InlineData("> 0-4 <", "> 0-5 <", "0-5")]
    [InlineData("> 0-4 <", "> 0-x <", "line 11: \"0-x\" is not a number")]
    [InlineData("> 0-4 <", "> -1 <", "line 11")]
    [InlineData("<BlockSize> 4096", "<BlockSize> 0", "0 bytes")]
    [InlineData("chksum=\"", "chksum=\"f", "line 11")]
    [InlineData("    <ImageSize> 20480 </ImageSize>\n", "", "no <ImageSize>")]
    public void A_map_with_a_right_checksum_and_a_wrong_figure_is_refused(string find, string replace, string what)
    {
        var text = Encoding.UTF8.GetString(Write(MapOf(Image(20_480))));
        Assert.Contains(find, text, StringComparison.Ordinal);
        RequireRefusal(Sealed(text.Replace(find, replace, StringComparison.Ordinal)), what);
    }

    [Fact]
    public void A_map_without_blocks_is_possible()
    {
        var map = Read(Write(new BlockMap(0, [])));
        Assert.Equal((0, 0, 0), (map.ImageSize, map.BlockCount, map.MappedBlockCount));
        var text = Encoding.UTF8.GetString(Write(new BlockMap(20_480, [])));
        text = Sealed(text.Replace("<BlockMap>\n    </BlockMap>", "<BlockMap/>", StringComparison.Ordinal));
        Assert.Equal(5, Read(Encoding.UTF8.GetBytes(text)).BlockCount);
    }

    [Fact]
    public void A_damaged_map_is_read_or_refused()
    {
        var sparse = new BlockMap(1L << 40, [new MappedRange(7, 7, null), new MappedRange(9, 100, null)]);
        var read = 0;
        new Fuzzer([Write(MapOf(Image(20_480))), Write(sparse), "<bmap version=\"2.0\"></bmap>"u8.ToArray()]).Run(
            input =>
            {
                Read(input.Length % 2 == 0 ? input : Encoding.Latin1.GetBytes(Sealed(Encoding.Latin1.GetString(input))));
                read++;
            },
            error => error is DiskFormatException);
        Assert.True(read > Fuzzer.Inputs / 100, $"only {read} inputs were read");
    }

    private static BlockMap MapOf(byte[] image)
    {
        var blocks = (image.Length + 4095) / 4096;
        var middle = blocks / 2;
        List<MappedRange> ranges = blocks < 100
            ? [new(0, blocks - 1, null)]
            : [new(0, middle - 1, null), new(middle, middle, null), new(middle + 1, blocks - 1, null)];
        var map = new BlockMap(image.Length, ranges);
        return new BlockMap(image.Length, [.. ranges.Select(range => range with { Digest = Digest(image, map.BytesOf(range)) })]);
    }

    private static Sha256Digest Digest(byte[] image, ByteRange range) =>
        Sha256Digest.Of(image.AsSpan((int)range.Offset, (int)range.Length));

    private static byte[] Image(int length)
    {
        var image = new byte[length];
        new Random(length).NextBytes(image);
        return image;
    }

    /// <summary>The text with the checksum it ought to have.</summary>
    private static string Sealed(string text)
    {
        const string Start = "<BmapFileChecksum> ";
        var place = text.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        if (place < Start.Length || place + 64 > text.Length)
        {
            return text;
        }

        var zeroed = string.Concat(text.AsSpan(0, place), new string('0', 64), text.AsSpan(place + 64));
        return zeroed.Remove(place, 64).Insert(place, Sha256Digest.Of(Encoding.Latin1.GetBytes(zeroed)).ToString());
    }

    private static byte[] Write(BlockMap map)
    {
        using var stream = new MemoryStream();
        map.Write(stream);
        return stream.ToArray();
    }

    private static BlockMap Read(byte[] file) => BlockMap.Read(new MemorySource(file));

    private static void RequireRefusal(string text, string what)
    {
        var error = Assert.Throws<DiskFormatException>(() => Read(Encoding.UTF8.GetBytes(text)));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }
}
