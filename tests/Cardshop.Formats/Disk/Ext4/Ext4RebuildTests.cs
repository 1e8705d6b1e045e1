using Cardshop.Disk.Ext4;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Sizes;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Ext4;

/// <summary>What <c>image create</c> does with partition 3: a base made by <c>mkfs.ext4</c> and filled by the kernel, made anew, larger, with more in it.</summary>
public sealed class Ext4RebuildTests
{
    /// <summary>The feature sets of pi-gen's partitions and those of the hosts that it runs on.</summary>
    public static TheoryData<string> Bases =>
    [
        "-T largefile -m 1 -L data",
        "-O ^64bit,^huge_file -L rootfs",
        "-O ^metadata_csum -L data",
        "-O ^metadata_csum,^64bit -T largefile -L data",
        "-O ^metadata_csum,uninit_bg -L data",
        "-O metadata_csum_seed,orphan_file -T largefile -m 1 -L data",
        "-b 1024 -L data",
        "-b 2048 -O sparse_super2,^resize_inode,^64bit -L data",
        "-O meta_bg,^resize_inode,^flex_bg -L data",
        "-O ^has_journal -L data",
        "-O large_dir,fast_commit -L data",
    ];

    [Theory]
    [MemberData(nameof(Bases))]
    public void A_base_of_mkfs_made_anew_keeps_all_it_has_for_kernel_and_debugfs_and_grows(string options)
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        var original = Volumes.Make(folder, $"-t ext4 {options}", "1G");
        List<string> carriedOver;
        using (var mount = LoopMount.Of(original, "rw,noatime"))
        {
            SampleFolder.Fill(mount.Path);
            carriedOver = WithoutRoot(HostListing.Of(mount.Path));
        }

        var source = Volumes.Open(storage, original);
        var tree = source.ReadTree();
        tree.Set(new FileName("added"), RandomTree.Make(options.Length));
        tree.Set(new FileName("large"), new FileNode { Attributes = NodeAttributes.Of(0x1A4, new Timestamp(1)), Content = new HeadSource(1, 300 * ByteSize.MiB) });
        var volume = Volumes.Write(folder, Ext4Layout.Compute(tree, Ext4Profile.From(source.Superblock), 700 * ByteSize.MiB), before: 0);
        var expected = TreeListing.Of(tree);

        Volumes.Check(volume);
        Assert.Subset(expected.ToHashSet(), carriedOver.ToHashSet());
        Assert.Equal(carriedOver, DebugListing.Of(volume, name => name is not ("added" or "large")));
        CheckIdentity(original, volume);
        using (var mount = LoopMount.Of(volume))
        {
            Assert.Equal(expected, HostListing.Of(mount.Path));
        }

        Grow(volume, 7 * ByteSize.GiB);
        using (var mount = LoopMount.Of(volume))
        {
            Assert.Equal(expected, HostListing.Of(mount.Path));
        }

        // To grow so far takes long; the first feature set is that of the devices in the field.
        if (TestScale.IsLong || string.Equals(Bases.First().Data, options, StringComparison.Ordinal))
        {
            Grow(volume, 2 * ByteSize.TiB);
            Assert.DoesNotContain("meta_bg", VolumeReport.Of(volume).Features);
        }
    }

    /// <summary>The topmost folder counts one more folder, what is added.</summary>
    private static List<string> WithoutRoot(List<string> lines) => [.. lines.Where(line => !line.StartsWith("/ ", StringComparison.Ordinal))];

    private static void Grow(string volume, long length)
    {
        using (var file = File.OpenHandle(volume, FileMode.Open, FileAccess.Write))
        {
            RandomAccess.SetLength(file, length);
        }

        Tool.Run("resize2fs", volume);
        Assert.Equal(length / 4096, long.Parse(VolumeReport.Of(volume)["Block count"], System.Globalization.CultureInfo.InvariantCulture));
        Volumes.Check(volume);
    }

    private static void CheckIdentity(string original, string volume)
    {
        var (was, became) = (VolumeReport.Of(original), VolumeReport.Of(volume));
        Assert.All(
            ["Filesystem volume name", "Filesystem UUID", "Directory Hash Seed", "Default directory hash", "Filesystem created", "Filesystem flags"],
            field => Assert.Equal(was[field], became[field]));
        Assert.Equal("4096", became["Block size"]);
        Assert.Equal("0", became["Reserved block count"]);
        Assert.Equal("clean", became["Filesystem state"]);
        Assert.Equal("", became["Orphan file inode"]);
        string[] dropped = ["orphan_file", "meta_bg", "sparse_super2", "uninit_bg"];
        Assert.Equal(
            was.Features.Except(dropped).Union(["resize_inode", "sparse_super"]).Union(was.Features.Intersect(["uninit_bg"])).Order(),
            became.Features.Order());
    }
}
