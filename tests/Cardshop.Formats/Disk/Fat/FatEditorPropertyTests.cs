using Cardshop.Disk.Fat;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Fat;

public sealed class FatEditorPropertyTests
{
    private const int EditsPerSequence = 60;

    private static readonly int Sequences = TestScale.Of(30, 2000);

    [Fact]
    public void Any_sequence_of_edits_leaves_a_clean_volume_that_holds_what_the_model_holds()
    {
        var refusals = 0;
        for (var seed = 0; seed < Sequences; seed++)
        {
            refusals += RunSequence(seed);
        }

        Assert.True(refusals > Sequences, "volumes that fill up are part of what is tested");
    }

    private static int RunSequence(int seed)
    {
        var random = new Random(seed);
        var (kind, length, clusterSize) = random.Next(4) switch
        {
            0 => (FatKind.Fat12, 200 * ByteSize.KiB, 512),
            1 => (FatKind.Fat12, 2 * ByteSize.MiB, 4096),
            2 => (FatKind.Fat16, 3 * ByteSize.MiB, 512),
            _ => (FatKind.Fat32, 34 * ByteSize.MiB, 512),
        };
        var profile = FatTree.Profile with { Kind = kind, ClusterSize = clusterSize };
        using var image = FatImage.Write(FatLayout.Compute(FatTree.Directory(), profile, length), length);
        var overlay = new OverlaySource(image.Source);
        var model = new FatModel();
        var editor = new FatEditor(overlay);
        var refusals = 0;
        for (var i = 0; i < EditsPerSequence; i++)
        {
            refusals += model.Apply(RandomEdit(random, kind), editor) ? 0 : 1;
            Assert.Equal(FatFileSystem.Open(overlay).FreeBytes, editor.FreeBytes);
        }

        image.Save(overlay);
        try
        {
            image.RequireClean();
            Assert.Equal(model.Files, FatTree.Paths(image.Source));
            Assert.Equal(model.Files, image.Extract());
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"Sequence {seed} failed.", error);
        }

        return refusals;
    }

    private static FatEdit RandomEdit(Random random, FatKind kind)
    {
        string[] directories = ["", "", "overlays/", "OVERLAYS/", "overlays/A longer directory name/", "boot/"];
        string[] names =
        [
            "config.txt", "CONFIG.TXT", "Config.Txt", "cmdline.txt", "kernel_2712.img", "kernel_2711.img", "Kernel_2711.IMG",
            "файл.txt", "ФАЙЛ.TXT", "a file with a name that takes several slots of the directory.dtbo", "x", "initramfs8", "Grüße.conf",
        ];
        var directory = directories[random.Next(directories.Length)];
        var path = directory + names[random.Next(names.Length)];
        var largest = kind == FatKind.Fat32 ? 100_000 : 60_000;
        return random.Next(10) switch
        {
            0 => new FatEdit(FatEditKind.CreateDirectory, directory.TrimEnd('/'), []),
            1 => new FatEdit(FatEditKind.Delete, directory.TrimEnd('/'), []),
            2 or 3 => new FatEdit(FatEditKind.Delete, path, []),
            4 => new FatEdit(FatEditKind.Write, path, []),
            _ => new FatEdit(FatEditKind.Write, path, FatTree.Bytes(random.Next(largest), random.Next())),
        };
    }
}
