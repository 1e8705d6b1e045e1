using System.Text;
using Cardshop.Hotspot.Recipes;
using Cardshop.Hotspot.Yaml;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Sizes;
using Xunit;

namespace Cardshop.Formats.Hotspot.Recipes;

public sealed class RecipeReaderTests
{
    private static Recipe EveryKey { get; } = ReadWell(RecipeSamples.EveryKey);

    [Fact]
    public void A_base_is_a_URL_with_its_checksum()
    {
        Assert.Equal(new Uri("https://mirror.example.org/base/offspot-base-arm64-1.4.2.img.xz"), EveryKey.Base.Source);
        Assert.Equal(new ByteSize(3_716_153_344), EveryKey.Base.RootfsSize);
        Assert.Equal(new ChecksumSpec(ChecksumAlgorithm.Md5, "bb6fdcee36678ffcc88431dd502dfc11"), EveryKey.Base.Checksum);
        Assert.Null(EveryKey.Base.PublishedMd5);
        Assert.True(EveryKey.Base.IsXz);
    }

    [Theory]
    [InlineData("1.2.1", "1.2.1")]
    [InlineData("1.4.2-rc1", "1.4.2-rc1")]
    [InlineData("1.10.0", "1.10.0")]
    [InlineData("10.0.0", "10.0.0")]
    [InlineData("1.2.1+b", "1.2.1")]
    public void A_version_stands_for_the_published_image(string source, string version)
    {
        var reading = RecipeReader.Read($"base: {{source: {source}, rootfs_size: 0}}", "test");
        Assert.Equal(new Uri($"https://drive.offspot.it/base/offspot-base-arm64-{version}.img"), reading.Recipe!.Base.Source);
        Assert.Equal(new Uri($"https://drive.offspot.it/base/offspot-base-arm64-{version}.img.md5"), reading.Recipe.Base.PublishedMd5);
        Assert.Equal(source, reading.Recipe.Base.Written);
        Assert.False(reading.Recipe.Base.IsXz);
        Assert.Equal(string.Equals(source, version, StringComparison.Ordinal) ? 0 : 1, reading.Problems.Count);
    }

    [Theory]
    [InlineData("output: {size: auto}", null)]
    [InlineData("output: {size: ~}", null)]
    [InlineData("output: {size: 0}", null)]
    [InlineData("output: {}", null)]
    [InlineData("output: ~", null)]
    [InlineData("", null)]
    [InlineData("output: {size: 8GB}", 8_000_000_000)]
    [InlineData("output: {size: 8gib}", 8_589_934_592)]
    [InlineData("output: {size: 512}", 512L)]
    [InlineData("output: {size: 0x200}", 512L)]
    public void An_output_has_a_size_or_becomes_as_large_as_it_must(string output, long? bytes) =>
        Assert.Equal(bytes is { } size ? new ByteSize(size) : null, ReadWell($"base: {{source: 1.2.1, rootfs_size: 0}}\n{output}\n").Output.Size);

    [Fact]
    public void Images_are_read_in_order()
    {
        Assert.Equal(["ghcr.io/offspot/kiwix-serve:3.8.1", "example.org:5000/library/portal@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"], EveryKey.OciImages.Select(image => image.Ident));
        Assert.Equal((62_136_320, 62_102_478), (EveryKey.OciImages[0].FileSize.Bytes, EveryKey.OciImages[0].FullSize.Bytes));
        Assert.Equal([null, new Uri("file:///srv/images/portal.tar")], EveryKey.OciImages.Select(image => image.Url));
        Assert.Equal([14, 18], EveryKey.OciImages.Select(image => image.Line));
    }

    [Fact]
    public void Files_are_read_in_order_and_their_targets_normalised()
    {
        Assert.Equal(
            [
                "/data/contents/zims/encyclopedia.zim", "/data/contents/lessons", "/data/contents/songs", "/data/contents/songs/more", "/data/contents/books", "/data/contents/maps",
                "/data/contents/.touch", "/data/branding/dot.gif", "/data/etc/greeting.txt", FileSpec.RecipeCopy,
            ],
            EveryKey.Files.Select(file => file.To));
        Assert.Equal(
            [Via.Direct, Via.Zip, Via.Tar, Via.Gztar, Via.Bztar, Via.Xztar, Via.Direct, Via.Base64, Via.Direct, Via.Direct],
            EveryKey.Files.Select(file => file.Via));
        Assert.Equal([41_234_567_890, 151_600_000, null, null, null, null, 1, null, null, RecipeSize], EveryKey.Files.Select(file => file.Size?.Bytes));
        Assert.Equal([false, true, true, true, true, true, false, false, false, false], EveryKey.Files.Select(file => file.IsArchive));
        Assert.Equal([23, 31, 36, 39, 42, 45, 50, 55, 58, 64], EveryKey.Files.Select(file => file.Line));
    }

    [Fact]
    public void Checksums_are_digests_or_places_where_digests_are()
    {
        Assert.Equal(new ChecksumSpec(ChecksumAlgorithm.Sha256, "https://mirror.example.org/zim/encyclopedia.zim.sha256", ChecksumKind.Url), EveryKey.Files[0].Checksum);
        Assert.Equal(new ChecksumSpec(ChecksumAlgorithm.Sha1, "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3"), EveryKey.Files[1].Checksum);
        Assert.Equal(new ChecksumSpec(ChecksumAlgorithm.Adler32, "11e60398"), EveryKey.Files[5].Checksum);
        Assert.Null(EveryKey.Files[2].Checksum);
    }

    [Fact]
    public void Content_loses_the_white_space_around_it_and_base64_is_decoded()
    {
        Assert.Equal("-"u8.ToArray(), EveryKey.Files[6].Inline!.ReadAll());
        Assert.StartsWith("GIF89a", Encoding.ASCII.GetString(EveryKey.Files[7].Inline!.ReadAll()), StringComparison.Ordinal);
        Assert.Equal("Welcome to the “hotspot”.\n  Ask for help at the desk.", Encoding.UTF8.GetString(EveryKey.Files[8].Inline!.ReadAll()));
    }

    [Fact]
    public void The_recipe_itself_comes_last_when_it_is_asked_for()
    {
        var copy = EveryKey.Files[^1];
        Assert.True(EveryKey.WriteConfig && copy.IsRecipeCopy);
        Assert.Equal(RecipeSamples.EveryKey.Trim(), Encoding.UTF8.GetString(copy.Inline!.ReadAll()));
        Assert.Equal(RecipeSize, copy.Size!.Value.Bytes);
        Assert.DoesNotContain(ReadWell(RecipeSamples.Read("as-json.yaml")).Files, file => file.IsRecipeCopy);
    }

    [Fact]
    public void What_the_hotspot_configures_itself_with_is_kept_as_it_is()
    {
        Assert.Equal("'NO'", ((YamlScalar)((YamlMapping)EveryKey.Offspot.Find("ap")!).Find("country")!).Text is { } text ? $"'{text}'" : "not text");
        Assert.Equal(["firmware", "timezone", "hostname", "ethernet", "ap", "containers", "capabilities"], EveryKey.Offspot.Pairs.Select(pair => pair.Key.Text));
    }

    [Fact]
    public void The_smallest_recipe_has_defaults_for_the_rest()
    {
        var recipe = ReadWell(RecipeSamples.Read("smallest.yaml"));
        Assert.Equal(new OutputSpec(), recipe.Output);
        Assert.Empty(recipe.OciImages);
        Assert.Empty(recipe.Files);
        Assert.Empty(recipe.Offspot.Pairs);
        Assert.False(recipe.WriteConfig);
        Assert.Null(OffspotYaml.Write(recipe.Offspot));
    }

    [Fact]
    public void Every_transport_may_stand_in_a_recipe()
    {
        var recipe = ReadWell(RecipeSamples.Read("every-transport.yaml"));
        Assert.Equal(
            [Transport.Http, Transport.Http, Transport.File, Transport.Ftp, Transport.Ftp, Transport.BitTorrent, Transport.BitTorrent, Transport.Metalink],
            recipe.Files.Select(file => Transports.Of(file.Url!)));
        Assert.Equal("/srv/a b.zim", recipe.Files[2].Url!.LocalPath);
    }

    [Fact]
    public void UTF16_and_byte_order_marks_are_read()
    {
        const string Text = "\uFEFFbase: {source: 1.2.1, rootfs_size: 0}\nwrite_config: yes\n";
        Assert.All(
            new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode },
            encoding => Assert.NotNull(RecipeReader.Read(encoding.GetBytes(Text), "test").Recipe));
    }

    private static long RecipeSize => Encoding.UTF8.GetByteCount(RecipeSamples.EveryKey);

    private static Recipe ReadWell(string text)
    {
        var reading = RecipeReader.Read(Encoding.UTF8.GetBytes(text), "test");
        Assert.True(reading.Problems.Count == 0, string.Join('\n', reading.Problems));
        return reading.Recipe!;
    }
}
