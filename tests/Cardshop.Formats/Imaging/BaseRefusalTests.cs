using System.Diagnostics;
using Cardshop.Disk.Mbr;
using Cardshop.Formats.Disk.Ext4;
using Cardshop.Imaging.Bases;
using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Imaging;

/// <summary>Bases that cannot be built upon: one clear message for each thing that is wrong, before anything is written.</summary>
public sealed class BaseRefusalTests : IClassFixture<BaseRefusalTests.GoodBase>, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PhysicalStorage _storage = new();
    private readonly string _disk;

    public BaseRefusalTests(GoodBase good)
    {
        _disk = _folder["base.img"];
        Tool.Run("cp", "--sparse=always", good.Path, _disk);
    }

    [Fact]
    public void A_good_base_is_taken() => Assert.Equal(3, Open().Data.Number);

    [Fact]
    public void A_truncated_base_is_refused()
    {
        Tool.Run("truncate", "-s", $"{GoodBase.Variant.DataStart + ByteSize.MiB}", _disk);
        RequireRefusal("partition 3 ends at byte", "cut short");
    }

    [Theory]
    [InlineData(0, "512")]
    [InlineData(100, "512")]
    public void A_base_of_next_to_nothing_is_refused(long length, string expected)
    {
        Tool.Run("truncate", "-s", $"{length}", _disk);
        RequireRefusal(expected);
    }

    [Fact]
    public void A_base_without_partition_3_is_refused()
    {
        Tool.Run("sfdisk", "--delete", _disk, "3");
        RequireRefusal("Partition 3 is missing");
    }

    [Fact]
    public void A_base_whose_partition_3_is_extended_is_refused()
    {
        Write(446 + 32 + 4, 0x05);
        RequireRefusal("Partition 3 is missing", "primary");
    }

    [Theory]
    [InlineData("start=8192, size=40960, type=c\nstart=120000, size=8192, type=83\nstart=60000, size=40960, type=83\n", "Partition 2 lies behind partition 3")]
    [InlineData("start=8192, size=40960, type=c\nstart=60000, size=40960, type=83\nstart=101000, size=2048, type=83\nstart=120000, size=2048, type=83\n", "Partition 4 lies behind partition 3")]
    public void A_base_whose_partition_3_is_not_the_last_is_refused(string table, string expected)
    {
        var result = Tool.Try(new ProcessStartInfo(Tool.Find("sfdisk"), ["--quiet", "--wipe", "never", _disk]), "label: dos\n" + table);
        Assert.True(result.ExitCode == 0, result.ToString());
        var error = Assert.Throws<BaseImageException>(Open);
        Assert.Contains(error.Problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_GPT_disk_is_refused_by_name()
    {
        Tool.Run("parted", "-s", _disk, "mklabel", "gpt");
        RequireRefusal("GPT");
    }

    [Fact]
    public void Unknown_features_of_partition_3_are_refused_by_name()
    {
        EditData(volume => Tool.Run("debugfs", "-w", "-R", "feature encrypt", volume));
        RequireRefusal("Partition 3: ", "encrypt", "mke2fs -O ^FEATURE");
    }

    [Fact]
    public void Features_that_nobody_knows_are_refused_by_their_numbers()
    {
        EditData(volume => Tool.Run("debugfs", "-w", "-R", "set_super_value feature_incompat 0x400002c2", volume));
        RequireRefusal("Partition 3: ", "cannot be read here");
    }

    [Fact]
    public void A_dirty_journal_is_refused_with_the_way_out()
    {
        EditData(volume => Tool.Run("debugfs", "-w", "-R", "feature needs_recovery", volume));
        RequireRefusal("Partition 3: ", "not unmounted cleanly", "e2fsck -p");
    }

    [Fact]
    public void A_base_that_is_still_mounted_is_refused()
    {
        var volume = TestBase.Cut(_folder, _disk, GoodBase.Variant.DataStart, GoodBase.Variant.DataLength);
        var copy = _folder["copy.img"];
        using (var mount = LoopMount.Of(volume, "rw"))
        {
            File.WriteAllText(Path.Combine(mount.Path, "new"), "new");
            Tool.Run("sync", "-f", mount.Path);
            Tool.Run("cp", volume, copy);
        }

        EditData(place => File.Copy(copy, place, overwrite: true));
        RequireRefusal("Partition 3: ", "not unmounted cleanly");
    }

    [Theory]
    [InlineData(0x38, "no ext4")]
    [InlineData(0x18, "damaged")]
    [InlineData(0x04, "damaged")]
    [InlineData(0x68, "damaged")]
    public void A_corrupt_superblock_is_refused(int field, string expected)
    {
        Turn(GoodBase.Variant.DataStart + 1024 + field);
        RequireRefusal("Partition 3: ", expected);
    }

    [Fact]
    public void A_boot_partition_that_is_not_FAT_is_refused()
    {
        Write(GoodBase.Variant.BootStart + 11, new byte[64]);
        RequireRefusal("Partition 1: ");
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        Write(GoodBase.Variant.BootStart + 11, new byte[64]);
        Write(GoodBase.Variant.DataStart + 1024 + 0x38, 0xEE);
        Tool.Run("sfdisk", "--delete", _disk, "2");
        Assert.Equal(3, Assert.Throws<BaseImageException>(Open).Problems.Count);
    }

    [Fact]
    public void A_base_larger_than_the_image_is_refused_with_figures()
    {
        var error = Assert.Throws<ImageSpaceException>(() => Compose(GoodBase.Variant.DiskLength - 512));
        Assert.Contains($"{GoodBase.Variant.DiskLength - 512}", error.Message, StringComparison.Ordinal);
        Assert.Contains("output.size", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1)]
    public void An_image_of_next_to_nothing_is_refused(long length) => Assert.Throws<ImageSpaceException>(() => Compose(length));

    [Fact]
    public void An_image_beyond_what_an_MBR_can_say_is_refused()
    {
        var error = Assert.Throws<MbrLayoutException>(() => Compose(3 * ByteSize.TiB));
        Assert.Contains("an MBR reaches to", error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _storage.Dispose();
        _folder.Dispose();
    }

    private BaseImage Open() => BaseImage.Open(FileSource.Open(_storage, _disk), "base.img");

    private HotspotImage Compose(long length)
    {
        var opened = Open();
        return HotspotImage.Compose(opened, new DataTree(opened.DataFileSystem.ReadTree(), opened.Created), null, DataReserve.None, length, default);
    }

    /// <summary>One problem, in a message that names the base.</summary>
    private void RequireRefusal(params string[] expected)
    {
        var error = Assert.Throws<BaseImageException>(Open);
        Assert.StartsWith("base.img cannot be used as a base image: ", error.Message, StringComparison.Ordinal);
        var problem = Assert.Single(error.Problems);
        Assert.All(expected, part => Assert.Contains(part, problem, StringComparison.Ordinal));
    }

    private void EditData(Action<string> edit)
    {
        var volume = TestBase.Cut(_folder, _disk, GoodBase.Variant.DataStart, GoodBase.Variant.DataLength);
        edit(volume);
        Write(GoodBase.Variant.DataStart, File.ReadAllBytes(volume));
    }

    /// <summary>Changes a byte, whatever it is.</summary>
    private void Turn(long at)
    {
        using var file = File.OpenHandle(_disk, access: FileAccess.ReadWrite);
        var value = new byte[1];
        RandomAccess.Read(file, value, at);
        RandomAccess.Write(file, [(byte)~value[0]], at);
    }

    private void Write(long at, params byte[] bytes)
    {
        using var file = File.OpenHandle(_disk, access: FileAccess.ReadWrite);
        RandomAccess.Write(file, bytes, at);
    }

    /// <summary>One base for all of these tests; each damages a copy.</summary>
    public sealed class GoodBase : IDisposable
    {
        private readonly TempFolder _folder = new();

        public GoodBase() => Path = TestBase.Make(_folder, Variant);

        public string Path { get; }

        internal static BaseVariant Variant { get; } = BaseVariant.Of("trixie");

        public void Dispose() => _folder.Dispose();
    }
}
