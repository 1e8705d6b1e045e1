using Cardshop.Disk;
using Cardshop.Disk.Fat;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Fat;

public sealed class FatFuzzTests
{
    [Fact]
    public void A_damaged_volume_is_read_and_edited_or_refused()
    {
        var samples = Samples();
        var edited = 0;
        new Fuzzer([.. samples.Select((sample, i) => sample.Gather((byte)i))]).Run(
            input =>
            {
                var volume = samples[input.Length == 0 ? 0 : input[0] % samples.Count].Scatter(input);
                Walk(FatFileSystem.Open(volume));
                Edit(volume);
                edited++;
            },
            error => error is DiskFormatException or FatSpaceException or FatPathException);
        Assert.True(edited > Fuzzer.Inputs / 20, $"only {edited} inputs got through to the edits");
    }

    private static void Walk(FatFileSystem fileSystem)
    {
        foreach (var entry in fileSystem.Entries(fileSystem.Root))
        {
            Assert.NotNull(fileSystem.Find(entry.Path));
            if (!entry.IsDirectory)
            {
                var content = fileSystem.Content(entry);
                content.ReadBytes(0, (int)Math.Min(content.Length, 4096));
            }
        }

        Assert.True(fileSystem.AllocatedRanges().All(range => range.End <= fileSystem.Length));
        Assert.InRange(fileSystem.FreeBytes, 0, fileSystem.Length);
    }

    /// <summary>What a volume that passes for good must come through.</summary>
    private static void Edit(OverlaySource volume)
    {
        var editor = new FatEditor(volume);
        var content = FatTree.Bytes(3000);
        editor.WriteFile("a new file with a long name.txt", content, FatTree.Time);
        editor.CreateDirectory("overlays/new", FatTree.Time);
        editor.WriteFile("overlays/new/x", content, FatTree.Time);
        editor.Delete("config.txt");
        var fileSystem = FatFileSystem.Open(volume);
        fileSystem.ReadTree();
        Assert.Equal(content, fileSystem.Content(fileSystem.Find("a new file with a long name.txt")!).ReadAll());
        Assert.Equal(editor.FreeBytes, fileSystem.FreeBytes);
    }

    private static List<FatSample> Samples()
    {
        KeyValuePair<string, byte[]?>[] files =
        [
            new("config.txt", FatTree.Bytes(2000)),
            new("A long name of several slots, Grüße.txt", FatTree.Bytes(700)),
            new("overlays/deep/x.dtbo", FatTree.Bytes(600)),
            new("empty", []),
        ];
        var fat16 = FatTree.Profile with { Kind = FatKind.Fat16, ClusterSize = 512 };
        return
        [
            new FatSample(FatTree.Volume(200 * ByteSize.KiB, FatTree.Profile, files)),
            new FatSample(FatTree.Volume(3 * ByteSize.MiB, fat16, files)),
            new FatSample(SmallFat32(files)),
        ];
    }

    /// <summary>FAT32 with too few clusters, as only mkfs.fat makes it, for the sake of speed.</summary>
    private static OverlaySource SmallFat32(KeyValuePair<string, byte[]?>[] files)
    {
        using var image = FatImage.Format(200 * ByteSize.KiB, "-F", "32", "-a");
        var volume = new OverlaySource(new MemorySource(image.Source.ReadAll()));
        var editor = new FatEditor(volume);
        editor.CreateDirectory("overlays/deep", FatTree.Time);
        foreach (var (path, content) in files)
        {
            editor.WriteFile(path, content, FatTree.Time);
        }

        return volume;
    }
}
