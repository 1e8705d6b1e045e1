using System.Text;
using Cardshop.Disk.Fat;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Fat;

public sealed class FatLayoutTests
{
    private const int OldBytes = 0xE5;

    public static TheoryData<int, FatKind, int?, int> Volumes => new()
    {
        { 2, FatKind.Fat12, null, 512 }, { 3, FatKind.Fat12, 4096, 512 }, { 20, FatKind.Fat16, 1024, 512 },
        { 60, FatKind.Fat16, null, 512 }, { 40, FatKind.Fat32, 512, 512 }, { 140, FatKind.Fat32, 2048, 512 },
        { 40, FatKind.Fat16, null, 2048 }, { 300, FatKind.Fat32, null, 4096 },
    };

    [Theory]
    [MemberData(nameof(Volumes))]
    public void A_new_volume_holds_its_tree_for_every_reader(int mebibytes, FatKind kind, int? clusterSize, int sectorSize)
    {
        var files = Files();
        var profile = FatTree.Profile with { Kind = kind, ClusterSize = clusterSize, SectorSize = sectorSize };
        var layout = FatLayout.Compute(FatTree.Of(files), profile, mebibytes * ByteSize.MiB);
        RequireOrder(layout, mebibytes * ByteSize.MiB, sectorSize);
        using var image = FatImage.Write(layout, mebibytes * ByteSize.MiB, OldBytes);
        image.RequireClean();
        Assert.Equal(files, image.Extract());
        var fileSystem = FatFileSystem.Open(image.Source);
        Assert.Equal(files, FatTree.Paths(fileSystem.ReadTree()));
        Assert.Equal((kind, layout.FreeBytes), (fileSystem.Kind, fileSystem.FreeBytes));
        Assert.Equal(("bootfs", 0x1234ABCDu), (fileSystem.Label, fileSystem.VolumeId));
    }

    [Fact]
    public void The_boot_partition_of_a_Raspberry_Pi_is_possible()
    {
        // pi-gen: mkdosfs -n bootfs -F 32 -s 4, 512 MiB.
        var profile = FatTree.Profile with { Kind = FatKind.Fat32, ClusterSize = 2048 };
        var layout = FatLayout.Compute(FatTree.Of(Files()), profile, 512 * ByteSize.MiB);
        using var image = FatImage.Write(layout, 512 * ByteSize.MiB);
        image.RequireClean();
        Assert.Equal("bootfs", Blkid(image, "LABEL"));
        Assert.Equal("1234-ABCD", Blkid(image, "UUID"));
        Assert.Equal("FAT32", Blkid(image, "VERSION"));
    }

    [Fact]
    public void Names_in_any_script_sizes_and_dates_are_those_that_7_Zip_lists()
    {
        var names = new[]
        {
            "config.txt", "Config2.txt", "bcm2712-rpi-5-b.dtb", "Grüße aus Köln.txt", "файл конфигурации", "日本語のファイル.bin",
            "हिन्दी.txt", "ملف.txt", "קובץ", "ไฟล์", "한국어.dat", "😀 smile 🎉.png", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", new string('x', 255), new string('文', 255),
            "thirteen char", "exactly-26-characters-long", "a+b=c;d,e[f].txt",
            "....leading dots", " leading space", "a.b.c.d.e",
        };
        var files = names.ToDictionary(name => name, name => (byte[]?)FatTree.Bytes(name.Length));
        var layout = FatLayout.Compute(FatTree.Of(files), FatTree.Profile, 8 * ByteSize.MiB);
        using var image = FatImage.Write(layout, 8 * ByteSize.MiB, OldBytes);
        image.RequireClean();
        var listed = image.List();
        Assert.Equal(names.Order(StringComparer.Ordinal), listed.Keys.Order(StringComparer.Ordinal));
        Assert.All(names, name => Assert.Equal((name.Length, "2025-10-01 12:34:56"), (listed[name].Length, listed[name].Modified)));
        Assert.Equal(names.Length, listed.Values.DistinctBy(file => file.ShortName.ToUpperInvariant()).Count());
        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), FatTree.Paths(image.Source).Keys);
    }

    [Fact]
    public void Thousands_of_files_with_much_the_same_name_fit_in_a_directory()
    {
        var files = Enumerable.Range(0, 5000)
            .ToDictionary(i => $"many/a long name that begins alike {i}.dtbo", i => (byte[]?)BitConverter.GetBytes(i));
        var layout = FatLayout.Compute(FatTree.Of(files), FatTree.Profile with { Kind = FatKind.Fat32 }, 64 * ByteSize.MiB);
        using var image = FatImage.Write(layout, 64 * ByteSize.MiB);
        image.RequireClean();
        var extracted = image.Extract();
        extracted.Remove("many");
        Assert.Equal(files.OrderBy(file => file.Key, StringComparer.Ordinal), extracted);
    }

    [Fact]
    public void A_plain_8_3_name_is_never_taken_by_the_alias_of_another()
    {
        var files = new Dictionary<string, byte[]?> { ["kernel image.img"] = [1], ["KERNEL~1.IMG"] = [2], ["kernel~2.img"] = [3] };
        using var image = FatImage.Write(FatLayout.Compute(FatTree.Of(files), FatTree.Profile, 2 * ByteSize.MiB), 2 * ByteSize.MiB);
        image.RequireClean();
        Assert.Equal("KERNEL~3.IMG", image.List()["kernel image.img"].ShortName);
        Assert.Equal(files, FatTree.Paths(image.Source).ToDictionary());
    }

    [Fact]
    public void The_same_tree_gives_the_same_bytes()
    {
        var first = FatTree.Volume(8 * ByteSize.MiB, FatTree.Profile, Files());
        var second = FatTree.Volume(8 * ByteSize.MiB, FatTree.Profile, Files().Reverse());
        Assert.Equal(first.ReadAll(), second.ReadAll());
    }

    [Fact]
    public void Content_is_not_read_before_it_is_written_and_lies_in_one_piece()
    {
        var content = new UnreadSource(3 * ByteSize.GiB);
        var root = FatTree.Directory();
        var kernel = new FileNode { Attributes = NodeAttributes.Of(0x1A4, FatTree.Time), Content = content };
        root.Set(new FileName("kernel8.img"), kernel);
        var extents = FatLayout.Compute(root, FatTree.Profile, 4 * ByteSize.GiB).Extents().Where(extent => extent.Owner == kernel);
        var extent = Assert.Single(extents);
        Assert.Same(content, extent.Source);
    }

    [Fact]
    public void All_names_that_FAT_cannot_hold_are_told_at_once()
    {
        var root = FatTree.Of(new Dictionary<string, byte[]?>
        {
            ["a/what?"] = [], ["a/dot."] = [], ["a/README"] = [], ["a/ReadMe"] = [], ["GRÜẞE"] = [], ["GRÜẞe"] = [], ["ok"] = [],
        });
        var time = NodeAttributes.Of(0x1FF, FatTree.Time);
        root.Set(new FileName("link"), new SymlinkNode { Attributes = time, Target = Encoding.UTF8.GetBytes("ok") });
        root.Set(new FileName("pipe"), new SpecialNode { Attributes = time, Kind = SpecialKind.Fifo });
        root.Set(new FileName([0xFF, 0xFE]), new FileNode { Attributes = time, Content = ZeroSource.Empty });
        root.Set(new FileName("huge"), new FileNode { Attributes = time, Content = new ZeroSource(4 * ByteSize.GiB) });
        var error = Assert.Throws<FatNameException>(() => FatLayout.Compute(root, FatTree.Profile, 8 * ByteSize.MiB));
        Assert.Equal(8, error.Problems.Count);
        foreach (var path in (string[])["/a/what?", "/a/dot.", "/a/README", "/a/ReadMe", "/GRÜẞe", "/link", "/pipe", "/huge"])
        {
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
        }

        Assert.Contains("UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("twelve chars")]
    [InlineData("a.b")]
    [InlineData(" a")]
    [InlineData("grün")]
    public void A_label_that_FAT_cannot_hold_is_refused(string label)
    {
        var profile = FatTree.Profile with { Label = label };
        Assert.Throws<FatNameException>(() => FatLayout.Compute(FatTree.Directory(), profile, 8 * ByteSize.MiB));
    }

    [Fact]
    public void Content_that_does_not_fit_is_refused_with_figures()
    {
        var root = FatTree.Of(new Dictionary<string, byte[]?> { ["a"] = new byte[3 << 20] });
        var error = Assert.Throws<FatSpaceException>(() => FatLayout.Compute(root, FatTree.Profile, 2 * ByteSize.MiB));
        Assert.Contains("3145728 bytes (3 MiB)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_root_directory_of_FAT16_is_refused_with_figures()
    {
        var root = FatTree.Of(Enumerable.Range(0, 512).ToDictionary(i => $"F{i}", _ => (byte[]?)[]));
        var error = Assert.Throws<FatSpaceException>(() => FatLayout.Compute(root, FatTree.Profile, 20 * ByteSize.MiB));
        Assert.Contains("16416 bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("16384", error.Message, StringComparison.Ordinal);
        root.Remove(new FileName("F0"));
        Assert.NotNull(FatLayout.Compute(root, FatTree.Profile, 20 * ByteSize.MiB));
    }

    [Fact]
    public void Directories_nested_without_end_are_refused()
    {
        var root = FatTree.Directory();
        var deepest = root;
        for (var i = 0; i < 10_000; i++)
        {
            var below = FatTree.Directory();
            deepest.Set(new FileName("d"), below);
            deepest = below;
        }

        Assert.Throws<FatNameException>(() => FatLayout.Compute(root, FatTree.Profile, 64 * ByteSize.MiB));
    }

    private static SortedDictionary<string, byte[]?> Files() => new(StringComparer.Ordinal)
    {
        ["cmdline.txt"] = FatTree.Bytes(120),
        ["Config.txt"] = FatTree.Bytes(700),
        ["empty"] = [],
        ["empty directory"] = null,
        ["kernel_2712.img"] = FatTree.Bytes(500_000),
        ["overlays"] = null,
        ["overlays/deep"] = null,
        ["overlays/deep/exactly one cluster"] = FatTree.Bytes(2048),
        ["overlays/deep/exactly one sector"] = FatTree.Bytes(512),
        ["overlays/vc4-kms-v3d-pi5.dtbo"] = FatTree.Bytes(4097),
        ["start4.elf"] = FatTree.Bytes(100_001),
    };

    private static string Blkid(FatImage image, string tag) => Tool.Run("blkid", "-p", "-o", "value", "-s", tag, image.Path).Trim();

    private static void RequireOrder(FatLayout layout, long length, int sectorSize)
    {
        var end = 0L;
        foreach (var extent in layout.Extents())
        {
            Assert.True(extent.Offset >= end && extent.Length > 0 && extent.Source.Length <= extent.Length);
            Assert.Equal(0, (extent.Offset | extent.Length) % sectorSize);
            end = extent.Offset + extent.Length;
        }

        Assert.True(end <= length);
    }

    private sealed class UnreadSource(long length) : ByteSource
    {
        public override long Length => length;

        protected override void ReadCore(long offset, Span<byte> destination) => Assert.Fail("The content was read.");
    }
}
