using System.Security.Cryptography;
using Cardshop.Disk.BlockMaps;
using Cardshop.Imaging.Verification;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Imaging;

/// <summary>The manifest and the block map of a whole image say the truth about it.</summary>
[Collection(RenderedHotspots.Name)]
public sealed class WholeManifestTests(RenderedHotspots hotspots)
{
    private const long Window = 4 << 20;

    [Theory]
    [InlineData("pi-gen")]
    [InlineData("no 64bit")]
    [InlineData("unaligned")]
    public void Ranges_are_in_order_cut_where_they_should_be_and_hashed_right(string variant)
    {
        var made = hotspots.Of(variant);
        var image = FileSource.Open(made.Storage, made.Image);
        var header = made.ReadManifest().Header();
        var ranges = made.ReadManifest().Ranges().ToList();
        Assert.Equal((made.Plan.Length, image.Length), (header.Size, header.Size));
        Assert.Equal(header.Mapped, ranges.Sum(range => range.Range.Length));
        Assert.Equal(ContentDigestOf(image), header.Sha256);
        for (var i = 0; i < ranges.Count; i++)
        {
            var range = ranges[i].Range;
            Assert.True(i == 0 || ranges[i - 1].Range.End <= range.Offset);
            Assert.Equal(range.Offset / Window, (range.End - 1) / Window);
            Assert.Equal(Sha256Digest.Of(image.ReadBytes(range.Offset, (int)range.Length)), ranges[i].Digest);
        }

        RequireZerosBetween(image, [.. ranges.Select(range => range.Range)]);
    }

    [Theory]
    [InlineData("pi-gen")]
    [InlineData("unaligned")]
    public void Each_file_is_where_the_manifest_says_and_no_range_holds_parts_of_two(string variant)
    {
        var made = hotspots.Of(variant);
        var image = FileSource.Open(made.Storage, made.Image);
        var ranges = made.ReadManifest().Ranges().Select(range => range.Range).ToList();
        var owners = new Dictionary<long, Sha256Digest>();
        var files = made.ReadManifest().Files().ToList();
        Assert.Equal(made.Data.Files().Count() + 1, files.Count);
        foreach (var file in files)
        {
            Assert.True(file.Extents.Sum(extent => extent.Length) <= file.Length);
            if (file.Extents.Sum(extent => extent.Length) == file.Length)
            {
                var content = ConcatSource.Of(file.Extents.Select(extent => image.Slice(extent.Offset, extent.Length)));
                Assert.Equal(file.Digest, ContentDigestOf(content));
            }

            foreach (var range in file.Extents.SelectMany(extent => ranges.Where(range => range.Intersect(extent).Length > 0)))
            {
                owners.TryAdd(range.Offset, file.Digest);
                Assert.True(made.Variant.Shift != 0 || owners[range.Offset] == file.Digest, $"{file.Path} shares the range at {range.Offset}");
            }
        }
    }

    [Fact]
    public void Bmaptool_copies_the_image_by_its_block_map()
    {
        var made = hotspots.Of("pi-gen");
        Tool.Run("bmaptool", "copy", "--bmap", made.BlockMapFile, made.Image, made.Folder["copy.img"]);
        Tool.Run("cmp", made.Image, made.Folder["copy.img"]);
        var map = BlockMap.Read(FileSource.Open(made.Storage, made.BlockMapFile));
        Assert.Equal(made.ReadManifest().Ranges().Select(range => range.Range), map.Ranges.Select(map.BytesOf));
    }

    [Fact]
    public void A_flipped_byte_is_found_and_its_range_and_file_are_named()
    {
        var made = hotspots.Of("trixie");
        Assert.Empty(Verify(made));
        var random = new Random(7);
        var ranges = made.ReadManifest().Ranges().Select(range => range.Range).ToList();
        var files = made.ReadManifest().Files().Where(file => file.Extents.Count > 0).ToList();
        for (var i = 0; i < 12; i++)
        {
            var inFile = i % 2 == 0;
            var file = files[random.Next(files.Count)];
            var place = inFile ? file.Extents[random.Next(file.Extents.Count)] : ranges[random.Next(ranges.Count)];
            var at = place.Offset + random.NextInt64(place.Length);
            Flip(made.Image, at);
            var difference = Assert.Single(Verify(made));
            Assert.Equal(Assert.Single(ranges, range => range.Offset <= at && at < range.End), difference.Range);
            Assert.True(!inFile || difference.Files.Contains(file.Path));
            Flip(made.Image, at);
        }

        Assert.Empty(Verify(made));
    }

    [Fact]
    public void The_same_inputs_give_the_same_bytes_and_only_those_are_written()
    {
        var first = hotspots.Of("pi-gen");
        Tool.Run("cmp", first.Image, first.Render("twice.img"));
        Tool.Run("cmp", first.Manifest, first.Folder["twice.img.manifest.json"]);
        using var elsewhere = new RenderedHotspot("pi-gen", first.Seed, first);
        Tool.Run("cmp", first.Image, elsewhere.Image);
        Tool.Run("cmp", first.Manifest, elsewhere.Manifest);
        Tool.Run("cmp", first.BlockMapFile, elsewhere.BlockMapFile);
    }

    [Fact]
    public void No_more_is_written_than_the_image_takes()
    {
        var first = hotspots.Of("pi-gen");
        var allocated = long.Parse(Tool.Run("stat", "-c", "%b", first.Image)) * 512;
        Assert.InRange(first.Plan.MappedLength, allocated * 0.98, allocated * 1.02);
    }

    private static void RequireZerosBetween(ByteSource image, List<ByteRange> ranges)
    {
        var end = 0L;
        foreach (var range in ranges.Append(new ByteRange(image.Length, 0)))
        {
            for (; end < range.Offset; end += Math.Min(1 << 20, range.Offset - end))
            {
                Assert.False(image.ReadBytes(end, (int)Math.Min(1 << 20, range.Offset - end)).AsSpan().ContainsAnyExcept((byte)0));
            }

            end = range.End;
        }
    }

    private static IReadOnlyList<ImageDifference> Verify(RenderedHotspot made) =>
        new ImageVerifier(FileSource.Open(made.Storage, made.Image), made.ReadManifest()).Verify(cancellation: TestContext.Current.CancellationToken);

    private static Sha256Digest ContentDigestOf(ByteSource source)
    {
        using var stream = source.AsStream();
        return new Sha256Digest(SHA256.HashData(stream));
    }

    private static void Flip(string path, long at)
    {
        using var file = File.OpenHandle(path, access: FileAccess.ReadWrite);
        var one = new byte[1];
        RandomAccess.Read(file, one, at);
        one[0] ^= 0x40;
        RandomAccess.Write(file, one, at);
    }
}
