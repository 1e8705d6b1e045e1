using Cardshop.Disk;
using Cardshop.Disk.Fat;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Xunit;

namespace Cardshop.Formats.Disk.Fat;

public sealed class FatEditorTests
{
    public static TheoryData<int, long, int> Kinds => new() { { 12, 4, 2 }, { 16, 20, 4 }, { 32, 40, 1 } };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Files_that_are_written_changed_and_deleted_are_so_for_mtools(int bits, long mebibytes, int clusterSectors)
    {
        using var image = FatImage.Format(mebibytes * ByteSize.MiB, "-F", $"{bits}", "-s", $"{clusterSectors}");
        image.Put("Config.txt", FatTree.Bytes(3000));
        image.Put("delete me.txt", FatTree.Bytes(30_000));
        image.Put("kernel8.img", FatTree.Bytes(100_000));
        var expected = new SortedDictionary<string, byte[]?>(StringComparer.Ordinal)
        {
            ["Config.txt"] = FatTree.Bytes(10_000, seed: 2),
            ["kernel8.img"] = FatTree.Bytes(10, seed: 3),
            ["empty"] = [],
            ["overlays"] = null,
            ["overlays/deep directory"] = null,
            ["overlays/deep directory/vc4-kms-v3d-pi5.dtbo"] = FatTree.Bytes(20_000, seed: 4),
        };
        image.Edit(editor =>
        {
            editor.Delete("/DELETE ME.TXT");
            editor.CreateDirectory("/overlays/deep directory", FatTree.Time);
            editor.CreateDirectory("/overlays/DEEP directory", FatTree.Time);
            editor.WriteFile("/overlays/deep directory/vc4-kms-v3d-pi5.dtbo", FatTree.Bytes(20_000, seed: 4), FatTree.Time);
            editor.WriteFile("CONFIG.TXT", expected["Config.txt"], FatTree.Time);
            editor.WriteFile("kernel8.img", expected["kernel8.img"], FatTree.Time);
            editor.WriteFile("empty", [], FatTree.Time);
        });
        image.RequireClean();
        Assert.Equal(expected, image.Extract());
        Assert.Equal(expected, FatTree.Paths(image.Source));
    }

    [Fact]
    public void A_file_that_is_overwritten_keeps_its_names_and_the_time_it_was_made()
    {
        using var image = FatImage.Format(8 * ByteSize.MiB);
        image.Put("ReadMe First.txt", [1]);
        var before = FatFileSystem.Open(image.Source).Find("README FIRST.TXT")!;
        image.Edit(editor => editor.WriteFile("readme~1.TXT", [2, 3], FatTree.Time));
        var after = FatFileSystem.Open(image.Source).Find("README FIRST.TXT")!;
        Assert.Equal(("ReadMe First.txt", before.ShortName, before.Created, 2), (after.Name, after.ShortName, after.Created, after.Length));
        Assert.Equal(FatTree.Time, after.Modified);
        Assert.Equal("2025-10-01 12:34:56", image.List()["ReadMe First.txt"].Modified);
    }

    [Fact]
    public void Clusters_are_kept_when_a_file_changes_and_given_back_when_it_shrinks()
    {
        using var image = FatImage.Format(8 * ByteSize.MiB);
        var overlay = new OverlaySource(image.Source);
        var editor = new FatEditor(overlay);
        var free = editor.FreeBytes;
        editor.WriteFile("a", FatTree.Bytes(50_000), FatTree.Time);
        var first = FatFileSystem.Open(overlay).Find("a")!.Stored.FirstCluster;
        editor.WriteFile("a", FatTree.Bytes(20_000), FatTree.Time);
        editor.WriteFile("a", FatTree.Bytes(30_000), FatTree.Time);
        Assert.Equal(first, FatFileSystem.Open(overlay).Find("a")!.Stored.FirstCluster);
        Assert.Equal(free - (15 * 2048), editor.FreeBytes);
        editor.WriteFile("a", [], FatTree.Time);
        Assert.Equal((0u, free), (FatFileSystem.Open(overlay).Find("a")!.Stored.FirstCluster, editor.FreeBytes));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_full_volume_is_refused_with_figures_and_left_as_it_was(int bits, long mebibytes, int clusterSectors)
    {
        using var image = FatImage.Format(mebibytes * ByteSize.MiB, "-F", $"{bits}", "-s", $"{clusterSectors}");
        image.Put("config.txt", FatTree.Bytes(3000));
        var overlay = new OverlaySource(image.Source);
        var editor = new FatEditor(overlay);
        editor.WriteFile("large", new byte[editor.FreeBytes - (2 * FatFileSystem.Open(overlay).ClusterSize)], FatTree.Time);
        var before = overlay.ReadAll();
        var free = editor.FreeBytes;
        var error = Assert.Throws<FatSpaceException>(() => editor.WriteFile("more", new byte[free + 1], FatTree.Time));
        Assert.Contains($"{new ByteSize(free)} of ", error.Message, StringComparison.Ordinal);
        Assert.Throws<FatSpaceException>(() => editor.WriteFile("config.txt", new byte[free + 8192], FatTree.Time));
        Assert.Equal(before, overlay.ReadAll());
        editor.WriteFile("last", new byte[free], FatTree.Time);
        Assert.Equal(0, editor.FreeBytes);
        Assert.Throws<FatSpaceException>(() => editor.CreateDirectory("d", FatTree.Time));
        image.Save(overlay);
        image.RequireClean();
    }

    [Theory]
    [InlineData(12, 4)]
    [InlineData(16, 20)]
    public void A_full_root_directory_that_cannot_grow_is_refused_with_figures(int bits, long mebibytes)
    {
        using var image = FatImage.Format(mebibytes * ByteSize.MiB, "-F", $"{bits}");
        var overlay = new OverlaySource(image.Source);
        var editor = new FatEditor(overlay);
        for (var i = 0; i < 510; i++)
        {
            editor.WriteFile($"F{i}", [], FatTree.Time);
        }

        var before = overlay.ReadAll();
        var error = Assert.Throws<FatSpaceException>(() => editor.WriteFile("a name that needs four slots, not two", [1], FatTree.Time));
        Assert.Contains("512 entries", error.Message, StringComparison.Ordinal);
        Assert.Contains("2 more", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, overlay.ReadAll());
        editor.WriteFile("a bit longer", [1], FatTree.Time);
        image.Save(overlay);
        image.RequireClean();
        Assert.Equal(511, FatTree.Paths(image.Source).Count);
    }

    [Theory]
    [InlineData(12, 4, "d/")]
    [InlineData(16, 20, "d/")]
    [InlineData(32, 140, "")]
    public void Directories_grow_by_clusters(int bits, long mebibytes, string prefix)
    {
        using var image = FatImage.Format(mebibytes * ByteSize.MiB, "-F", $"{bits}");
        image.Edit(editor =>
        {
            editor.CreateDirectory(prefix, FatTree.Time);
            for (var i = 0; i < 300; i++)
            {
                editor.WriteFile($"{prefix}a name of several slots {i}.txt", BitConverter.GetBytes(i), FatTree.Time);
            }
        });
        image.RequireClean();
        var extracted = image.Extract();
        for (var i = 0; i < 300; i++)
        {
            Assert.Equal(BitConverter.GetBytes(i), extracted[$"{prefix}a name of several slots {i}.txt"]);
        }
    }

    [Fact]
    public void No_directory_grows_beyond_65536_entries()
    {
        FatLayout Layout(int count)
        {
            var files = Enumerable.Range(0, count).ToDictionary(i => $"d/{i:X5}", _ => (byte[]?)[]);
            return FatLayout.Compute(FatTree.Of(files), FatTree.Profile, 16 * ByteSize.MiB);
        }

        Assert.Throws<FatSpaceException>(() => Layout(65_535));
        using var image = FatImage.Write(Layout(65_530), 16 * ByteSize.MiB);
        var editor = new FatEditor(new OverlaySource(image.Source));
        editor.WriteFile("d/SHORT", [], FatTree.Time);
        var error = Assert.Throws<FatSpaceException>(() => editor.WriteFile("d/a name that needs four slots, not two", [], FatTree.Time));
        Assert.Contains("65536", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_lies_behind_the_end_of_a_directory_does_not_come_to_life()
    {
        using var image = FatImage.Format(40 * ByteSize.MiB, "-F", "32");
        image.Put("first", [1]);
        var overlay = new OverlaySource(image.Source);
        var root = FatFileSystem.Open(overlay).ReadDirectory(FatFileSystem.Open(overlay).Root).Place;
        overlay.Write(root.OffsetOf(2), Enumerable.Repeat((byte)'G', 32 * 14).ToArray());
        new FatEditor(overlay).WriteFile("second", [2], FatTree.Time);
        Assert.Equal(["first", "second"], FatTree.Paths(overlay).Keys);
    }

    [Fact]
    public void Old_content_does_not_show_behind_new()
    {
        using var image = FatImage.Format(4 * ByteSize.MiB);
        var overlay = new OverlaySource(image.Source);
        var editor = new FatEditor(overlay);
        editor.WriteFile("secret", Enumerable.Repeat((byte)'S', 2048).ToArray(), FatTree.Time);
        editor.WriteFile("secret", [1], FatTree.Time);
        var fileSystem = FatFileSystem.Open(overlay);
        var cluster = overlay.ReadBytes(fileSystem.Geometry.OffsetOf(fileSystem.Find("secret")!.Stored.FirstCluster), 2048);
        Assert.False(cluster.AsSpan(1).ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void A_volume_with_one_FAT_in_use_keeps_the_other_as_it_is()
    {
        using var image = FatImage.Format(40 * ByteSize.MiB, "-F", "32");
        image.Put("a", FatTree.Bytes(5000));
        var overlay = new OverlaySource(image.Source);
        var geometry = FatFileSystem.Open(overlay).Geometry;
        overlay.Write(40, [0x81, 0]);
        overlay.Write((6 * 512) + 40, [0x81, 0]);
        overlay.Write(geometry.FatOffset, new byte[geometry.FatLength]);
        new FatEditor(overlay).WriteFile("b", FatTree.Bytes(7000), FatTree.Time);
        Assert.Equal([1], FatFileSystem.Open(overlay).Geometry.FatsInUse);
        Assert.Equal(new byte[geometry.FatLength], overlay.ReadBytes(geometry.FatOffset, (int)geometry.FatLength));
        Assert.Equal(FatTree.Bytes(7000), FatTree.Paths(overlay)["b"]);
    }

    [Fact]
    public void FATs_that_differ_are_not_edited()
    {
        using var image = FatImage.Format(40 * ByteSize.MiB, "-F", "32");
        var overlay = new OverlaySource(image.Source);
        var geometry = FatFileSystem.Open(overlay).Geometry;
        overlay.Write(geometry.FatOffset + geometry.FatLength + (40_000 * 4), [0xFF, 0xFF, 0xFF, 0x0F]);
        Assert.Contains("differ", Assert.Throws<DiskFormatException>(() => new FatEditor(overlay)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, 4, 37)]
    [InlineData(16, 20, 37)]
    [InlineData(32, 40, 65)]
    public void A_dirty_volume_stays_dirty(int bits, int mebibytes, int offset)
    {
        using var image = FatImage.Format(mebibytes * ByteSize.MiB, "-F", $"{bits}");
        var overlay = new OverlaySource(image.Source);
        overlay.Write(offset, [1]);
        new FatEditor(overlay).WriteFile("a", [1], FatTree.Time);
        Assert.True(FatFileSystem.Open(overlay).IsDirty);
    }

    [Fact]
    public void Free_space_is_counted_and_not_believed()
    {
        using var image = FatImage.Format(40 * ByteSize.MiB, "-F", "32");
        var overlay = new OverlaySource(image.Source);
        overlay.Write(512 + 488, [0xFF, 0xFF, 0xFF, 0xFF, 0x99, 0x99, 0x99, 0x99]);
        var editor = new FatEditor(overlay);
        Assert.Equal(FatFileSystem.Open(overlay).FreeBytes, editor.FreeBytes);
        editor.WriteFile("a", FatTree.Bytes(5000), FatTree.Time);
        image.Save(overlay);
        image.RequireClean();
    }

    [Fact]
    public void A_volume_without_FSInfo_is_edited_all_the_same()
    {
        using var image = FatImage.Format(40 * ByteSize.MiB, "-F", "32");
        var overlay = new OverlaySource(image.Source);
        overlay.Write(512, new byte[512]);
        new FatEditor(overlay).WriteFile("a", FatTree.Bytes(5000), FatTree.Time);
        Assert.Equal(new byte[512], overlay.ReadBytes(512, 512));
        Assert.Equal(FatTree.Bytes(5000), FatTree.Paths(overlay)["a"]);
    }

    [Fact]
    public void A_small_FAT32_as_mkfs_fat_makes_it_is_edited_as_FAT32()
    {
        using var image = FatImage.Format(1 * ByteSize.MiB, "-F", "32");
        image.Edit(editor => editor.WriteFile("config.txt", FatTree.Bytes(5000), FatTree.Time));
        Assert.Equal(FatKind.Fat32, FatFileSystem.Open(image.Source).Kind);
        Assert.Equal(5000, image.List()["config.txt"].Length);
    }

    [Fact]
    public void The_upper_bits_of_an_entry_of_FAT32_are_kept()
    {
        using var image = FatImage.Format(40 * ByteSize.MiB, "-F", "32");
        var overlay = new OverlaySource(image.Source);
        var geometry = FatFileSystem.Open(overlay).Geometry;
        foreach (var fat in geometry.FatsInUse)
        {
            overlay.Write(geometry.FatOffset + (fat * geometry.FatLength) + (3 * 4), [0, 0, 0, 0xA0]);
        }

        new FatEditor(overlay).WriteFile("a", [1], FatTree.Time);
        Assert.Equal([0xFF, 0xFF, 0xFF, 0xAF], overlay.ReadBytes(geometry.FatOffset + (3 * 4), 4));
    }

    [Theory]
    [InlineData("a:b")]
    [InlineData("d/what?")]
    [InlineData("dot.")]
    [InlineData("..")]
    [InlineData("tab\t")]
    public void A_name_that_FAT_cannot_hold_is_refused_by_name(string path)
    {
        using var image = FatImage.Format(4 * ByteSize.MiB);
        var editor = new FatEditor(new OverlaySource(image.Source));
        editor.CreateDirectory("d", FatTree.Time);
        var error = Assert.Throws<FatNameException>(() => editor.WriteFile(path, [], FatTree.Time));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Throws<FatNameException>(() => editor.CreateDirectory(path, FatTree.Time));
    }

    [Fact]
    public void Paths_that_lead_elsewhere_are_refused_by_name()
    {
        using var image = FatImage.Format(4 * ByteSize.MiB);
        var overlay = new OverlaySource(image.Source);
        var editor = new FatEditor(overlay);
        editor.CreateDirectory("d/e", FatTree.Time);
        editor.WriteFile("f", [1], FatTree.Time);
        var before = overlay.ReadAll();
        RequirePathProblem("/missing/x", () => editor.WriteFile("/missing/x", [], FatTree.Time));
        RequirePathProblem("/f", () => editor.WriteFile("f/x", [], FatTree.Time));
        RequirePathProblem("/d", () => editor.WriteFile("D", [], FatTree.Time));
        RequirePathProblem("/f", () => editor.CreateDirectory("f/x", FatTree.Time));
        RequirePathProblem("x", () => editor.Delete("x"));
        RequirePathProblem("/d", () => editor.Delete("d"));
        RequirePathProblem("/", () => editor.Delete("/"));
        RequirePathProblem("", () => editor.WriteFile("", [], FatTree.Time));
        Assert.Equal(before, overlay.ReadAll());
        editor.Delete("d/e");
        editor.Delete("d");
        Assert.Equal(["f"], FatTree.Paths(overlay).Keys);
    }

    [Fact]
    public void The_same_edits_give_the_same_bytes()
    {
        using var image = FatImage.Format(40 * ByteSize.MiB, "-F", "32");
        Assert.Equal(Edited(image.Source), Edited(image.Source));
    }

    private static byte[] Edited(ByteSource volume)
    {
        var overlay = new OverlaySource(volume);
        var editor = new FatEditor(overlay);
        for (var i = 0; i < 50; i++)
        {
            editor.WriteFile($"some long name {i % 20}.txt", FatTree.Bytes(i * 100, i), FatTree.Time);
        }

        return overlay.ReadBytes(0, 4 << 20);
    }

    private static void RequirePathProblem(string path, Action edit) =>
        Assert.Contains(path, Assert.Throws<FatPathException>(edit).Message, StringComparison.Ordinal);
}
