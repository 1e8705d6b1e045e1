using Cardshop.Disk.Fat;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Xunit;

namespace Cardshop.Formats.Disk.Fat;

public sealed class FatFileSystemTests
{
    public static TheoryData<int, int, int, int> Volumes => new()
    {
        { 1440, 12, 1, 512 }, { 2000, 12, 4, 512 }, { 60_000, 12, 32, 512 }, { 20_000, 16, 2, 512 }, { 40_000, 16, 16, 512 },
        { 300_000, 16, 128, 512 }, { 40_000, 32, 1, 512 }, { 530_000, 32, 8, 512 }, { 300_000, 32, 1, 4096 }, { 64_000, 16, 1, 4096 },
        { 140_000, 32, 2, 1024 },
    };

    [Theory]
    [MemberData(nameof(Volumes))]
    public void What_mtools_wrote_on_what_mkfs_fat_made_reads_back(int kibibytes, int bits, int clusterSectors, int sectorSize)
    {
        var fats = bits == 16 ? 1 : 2;
        string[] arguments = ["-F", $"{bits}", "-f", $"{fats}", "-s", $"{clusterSectors}", "-S", $"{sectorSize}", "-n", "BOOTFS"];
        using var image = FatImage.Format(kibibytes * ByteSize.KiB, arguments);
        var files = Files();
        image.Mtools("mmd", "::overlays", "::overlays/deep", "::overlays/deep/Deeper Still");
        foreach (var (path, content) in files.Where(file => file.Value is not null))
        {
            image.Put(path, content!);
        }

        image.RequireClean();
        var fileSystem = FatFileSystem.Open(image.Source);
        Assert.Equal((bits, clusterSectors * sectorSize), ((int)fileSystem.Kind, fileSystem.ClusterSize));
        Assert.Equal(("BOOTFS", 0x1234ABCDu), (fileSystem.Label, fileSystem.VolumeId));
        Assert.Equal(files, FatTree.Paths(fileSystem.ReadTree()));
        Assert.Equal(FreeBytesByMtools(image), fileSystem.FreeBytes);
    }

    [Fact]
    public void Names_dates_sizes_and_attributes_are_those_that_7_Zip_sees()
    {
        using var image = FatImage.Format(10 * ByteSize.MiB);
        foreach (var name in (string[])["readme.txt", "ReadMe2.txt", "UPPER.TXT", "a longer name.conf", "Grüße.txt", "файл", "日本語.bin"])
        {
            image.Put(name, FatTree.Bytes(name.Length * 100));
        }

        image.Mtools("mattrib", "+r", "+h", "::readme.txt");
        var fileSystem = FatFileSystem.Open(image.Source);
        var ours = fileSystem.Entries(fileSystem.Root).ToDictionary(
            entry => entry.Name,
            entry => (entry.Length, $"{entry.Modified.ToDateTimeOffset():yyyy-MM-dd HH:mm:ss}", entry.Attributes));
        var theirs = image.List().ToDictionary(
            file => file.Key,
            file => (file.Value.Length, file.Value.Modified, Parse(file.Value.Attributes)));
        Assert.Equal(theirs.OrderBy(file => file.Key, StringComparer.Ordinal), ours.OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_is_found_by_its_long_and_its_short_name_in_any_case()
    {
        using var image = FatImage.Format(4 * ByteSize.MiB);
        image.Mtools("mmd", "::Some Directory");
        image.Put("Some Directory/The Kernel Image.img", [1, 2, 3]);
        var fileSystem = FatFileSystem.Open(image.Source);
        Assert.All(
            ["/Some Directory/The Kernel Image.img", "some directory/the kernel image.IMG", "//SOMEDI~1//theker~1.img"],
            path => Assert.Equal("/Some Directory/The Kernel Image.img", fileSystem.Find(path)?.Path));

        Assert.Equal([1, 2, 3], fileSystem.Content(fileSystem.Find("somedi~1/theker~1.img")!).ReadAll());
        Assert.Null(fileSystem.Find("Some Directory/other"));
        Assert.Null(fileSystem.Find("Some Directory/The Kernel Image.img/x"));
        Assert.Same(fileSystem.Root, fileSystem.Find("/"));
    }

    [Fact]
    public void The_ranges_of_a_file_in_pieces_are_its_content()
    {
        var volume = FatTree.Volume(4 * ByteSize.MiB, FatTree.Profile);
        var editor = new FatEditor(volume);
        editor.WriteFile("a", FatTree.Bytes(10_000), FatTree.Time);
        editor.WriteFile("b", FatTree.Bytes(10_000), FatTree.Time);
        editor.WriteFile("a", FatTree.Bytes(30_000), FatTree.Time);
        var fileSystem = FatFileSystem.Open(volume);
        var ranges = fileSystem.RangesOf(fileSystem.Find("a")!).ToList();
        Assert.Equal(2, ranges.Count);
        Assert.Equal(FatTree.Bytes(30_000), ranges.SelectMany(range => volume.ReadBytes(range.Offset, (int)range.Length)));
    }

    [Fact]
    public void A_read_only_file_has_no_write_permission()
    {
        using var image = FatImage.Format(4 * ByteSize.MiB);
        image.Put("a", [1]);
        image.Put("b", [1]);
        image.Mtools("mattrib", "+r", "::a");
        var tree = FatFileSystem.Open(image.Source).ReadTree();
        Assert.Equal(0x16D, tree.Find(new FileName("a"))!.Attributes.Mode);
        Assert.Equal(0x1ED, tree.Find(new FileName("b"))!.Attributes.Mode);
    }

    [Fact]
    public void What_is_allocated_is_all_that_reading_needs()
    {
        using var image = FatImage.Format(40 * ByteSize.MiB, "-F", "32");
        foreach (var (path, content) in Files().Where(file => file.Value is not null && !file.Key.Contains('/', StringComparison.Ordinal)))
        {
            image.Put(path, content!);
        }

        image.Mtools("mdel", "::empty");
        image.Mtools("mdel", "::large.bin");
        var volume = image.Source;
        var kept = new OverlaySource(new MemorySource(Enumerable.Repeat((byte)0xA5, (int)volume.Length).ToArray()));
        var end = 0L;
        foreach (var range in FatFileSystem.Open(volume).AllocatedRanges())
        {
            Assert.True(range.Offset > end || end == 0, "ranges are in order and do not touch");
            end = range.End;
            kept.Write(range.Offset, volume.ReadBytes(range.Offset, (int)range.Length));
        }

        Assert.Equal(FatTree.Paths(volume), FatTree.Paths(kept));
        Assert.True(end < 4 * ByteSize.MiB, "what is free is left out");
    }

    [Fact]
    public void A_mounted_volume_is_dirty()
    {
        foreach (var (bits, length, offset) in ((int, long, int)[])[(12, 2, 37), (16, 20, 37), (32, 40, 65)])
        {
            using var image = FatImage.Format(length * ByteSize.MiB, "-F", $"{bits}");
            Assert.False(FatFileSystem.Open(image.Source).IsDirty);
            var overlay = new OverlaySource(image.Source);
            overlay.Write(offset, [1]);
            Assert.True(FatFileSystem.Open(overlay).IsDirty);
        }
    }

    [Theory]
    [InlineData(16, 20, 2)]
    [InlineData(32, 40, 4)]
    public void A_volume_that_Windows_did_not_unmount_is_dirty(int bits, int mebibytes, int entrySize)
    {
        using var image = FatImage.Format(mebibytes * ByteSize.MiB, "-F", $"{bits}");
        var overlay = new OverlaySource(image.Source);
        var fat = FatFileSystem.Open(overlay).Geometry.FatOffset;
        overlay.Write(fat + (2 * entrySize) - 1, [bits == 16 ? (byte)0x7F : (byte)0x07]);
        Assert.True(FatFileSystem.Open(overlay).IsDirty);
    }

    private static SortedDictionary<string, byte[]?> Files() => new(StringComparer.Ordinal)
    {
        ["config.txt"] = FatTree.Bytes(700),
        ["empty"] = [],
        ["large.bin"] = FatTree.Bytes(300_000),
        ["A name that needs more than one slot.dtb"] = FatTree.Bytes(5000),
        ["overlays"] = null,
        ["overlays/deep"] = null,
        ["overlays/deep/Deeper Still"] = null,
        ["overlays/deep/Deeper Still/vc4-kms-v3d-pi5.dtbo"] = FatTree.Bytes(4097),
        ["overlays/x.dtbo"] = FatTree.Bytes(512),
    };

    private static long FreeBytesByMtools(FatImage image)
    {
        var line = image.Mtools("mdir", "::").Split('\n').Single(text => text.EndsWith("bytes free", StringComparison.Ordinal));
        return long.Parse(string.Concat(line.Where(char.IsAsciiDigit)));
    }

    private static FatAttributes Parse(string letters) => letters.Aggregate(FatAttributes.None, (all, letter) => all | letter switch
    {
        'A' => FatAttributes.Archive,
        'R' => FatAttributes.ReadOnly,
        'H' => FatAttributes.Hidden,
        _ => throw new InvalidOperationException(letters),
    });
}
