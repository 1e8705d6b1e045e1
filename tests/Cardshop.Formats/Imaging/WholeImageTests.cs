using System.Text;
using System.Text.Json;
using Cardshop.Formats.Disk.Ext4;
using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Imaging;

/// <summary>
/// Images of bases as the real tools make them, judged by the real tools. What is judged is a card that held other things before, to which
/// only the mapped ranges were written.
/// </summary>
[Collection(RenderedHotspots.Name)]
public sealed class WholeImageTests(RenderedHotspots hotspots)
{
    public static TheoryData<string> Variants => [.. BaseVariant.Names];

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_checkers_find_nothing_wrong_and_all_is_where_it_was_or_should_be(string variant)
    {
        var made = hotspots.Of(variant);
        var card = made.Card;
        RequirePartitions(made, card);
        RequireLoaders(made, card);
        RequireBoot(made, card);
        Volumes.Check(made.Cut(card, 2));
        RequireData(made, card);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_kernel_reads_back_every_file_of_root_and_data(string variant)
    {
        var made = hotspots.Of(variant);
        var card = made.Card;
        using (var data = LoopMount.Of(made.Cut(card, 3)))
        {
            Assert.Equal(TreeListing.Of(made.Data.Root), HostListing.Of(data.Path));
        }

        using var before = LoopMount.Of(made.Cut(made.BasePath, 2));
        using var after = LoopMount.Of(made.Cut(card, 2));
        Assert.Equal(HostListing.Of(before.Path), HostListing.Of(after.Path));
    }

    [Theory]
    [InlineData("pi-gen")]
    [InlineData("no checksums")]
    public void Debugfs_reads_back_every_content(string variant)
    {
        var made = hotspots.Of(variant);
        var target = Directory.CreateDirectory(made.Folder["dump"]).FullName;
        var result = Tool.Try("debugfs", "-R", $"rdump /contents {target}", made.Cut(made.Card, 3));
        Assert.True(result.ExitCode == 0, result.ToString());
        var dumped = Directory.EnumerateFiles(Path.Combine(target, "contents"), "*", SearchOption.AllDirectories)
            .Where(path => new FileInfo(path).LinkTarget is null)
            .Select(path => (Path: "/data/" + Path.GetRelativePath(target, path), Digest: DigestOf(made, path)))
            .OrderBy(file => file.Path, StringComparer.Ordinal);
        var expected = made.Data.Files()
            .Where(file => file.Path.StartsWith("/data/contents/", StringComparison.Ordinal))
            .Select(file => (file.Path, Digest: made.Data.DigestOf(file.File).ToString()))
            .OrderBy(file => file.Path, StringComparer.Ordinal);
        Assert.Equal(expected, dumped);
        Assert.Equal("../hello", new FileInfo(Path.Combine(target, "contents/link")).LinkTarget);
    }

    private static string DigestOf(RenderedHotspot made, string path) => ContentDigest.Of(FileSource.Open(made.Storage, path)).ToString();

    private static void RequirePartitions(RenderedHotspot made, string card)
    {
        Assert.Contains("No errors detected", Tool.Run("sfdisk", "--verify", card), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Tool.Run("sfdisk", "--json", card));
        var table = json.RootElement.GetProperty("partitiontable");
        Assert.Equal(("dos", $"0x{TestBase.DiskId}"), (table.GetProperty("label").GetString(), table.GetProperty("id").GetString()));
        var partitions = table.GetProperty("partitions").EnumerateArray()
            .Select(partition => (partition.GetProperty("start").GetInt64() * 512, partition.GetProperty("size").GetInt64() * 512, partition.GetProperty("type").GetString()));
        Assert.Equal(
            [
                (made.Variant.BootStart, made.Variant.BootLength, "c"),
                (made.Variant.RootStart, made.Variant.RootLength, "83"),
                (made.Variant.DataStart, made.Variant.ImageLength - made.Variant.DataStart, "83"),
            ],
            partitions);
    }

    private static void RequireLoaders(RenderedHotspot made, string card)
    {
        var disk = FileSource.Open(made.Storage, card);
        Assert.Equal(TestBase.BootCode, disk.ReadBytes(0, TestBase.BootCode.Length));
        Assert.Equal(TestBase.Loader, disk.ReadBytes(TestBase.LoaderOffset, TestBase.Loader.Length));
        var behindRoot = made.Variant.RootStart + made.Variant.RootLength;
        Assert.Equal(TestBase.Loader, disk.ReadBytes(behindRoot + TestBase.LoaderOffset, TestBase.Loader.Length));
    }

    private static void RequireBoot(RenderedHotspot made, string card)
    {
        var volume = made.Cut(card, 1);
        var result = Tool.Try("fsck.fat", "-n", volume);
        Assert.True(result.ExitCode == 0 && result.Output.Trim().Split('\n').Length == 2, result.ToString());
        var settings = string.Concat(Enumerable.Repeat(RenderedHotspot.Settings, 100));
        Assert.Equal(settings, TestBase.Mtools(volume, "mtype", "::offspot.yaml"));
        var before = Extract(made, made.Cut(made.BasePath, 1));
        before["offspot.yaml"] = Convert.ToHexString(Encoding.UTF8.GetBytes(settings));
        Assert.Equal(before, Extract(made, volume));
    }

    private static void RequireData(RenderedHotspot made, string card)
    {
        var expected = TreeListing.Of(made.Data.Root);
        var volume = made.Cut(card, 3);
        Volumes.Check(volume);
        Assert.Equal(expected, TreeListing.Of(Volumes.Open(made.Storage, volume).ReadTree()));
        var (old, now) = (Superblock(made.Cut(made.BasePath, 3)), Superblock(volume));
        foreach (var kept in new[] { "Filesystem volume name", "Filesystem UUID", "Directory Hash Seed", "Filesystem created" })
        {
            Assert.Equal(old.GetValueOrDefault(kept), now.GetValueOrDefault(kept));
        }

        Assert.Equal(("4096", "0"), (now["Block size"], now["Reserved block count"]));
        Tool.Run("truncate", "-s", "1G", volume);
        Tool.Run("resize2fs", "-f", volume);
        Volumes.Check(volume);
        using var storage = new PhysicalStorage();
        Assert.Equal(expected, TreeListing.Of(Volumes.Open(storage, volume).ReadTree()));
    }

    private static Dictionary<string, string> Superblock(string volume) => Tool.Run("dumpe2fs", "-h", volume)
        .Split('\n')
        .Select(line => line.Split(':', 2))
        .Where(pair => pair.Length == 2)
        .DistinctBy(pair => pair[0])
        .ToDictionary(pair => pair[0], pair => pair[1].Trim());

    private static SortedDictionary<string, string> Extract(RenderedHotspot made, string volume)
    {
        var target = Directory.CreateDirectory(made.Folder[$"{Guid.NewGuid():N}"]).FullName;
        TestBase.Mtools(volume, "mcopy", "-s", "-n", "-m", "::*", target);
        return new SortedDictionary<string, string>(
            Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories)
                .ToDictionary(path => Path.GetRelativePath(target, path), path => Convert.ToHexString(File.ReadAllBytes(path))),
            StringComparer.Ordinal);
    }
}
