using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Ext4;

public sealed class Ext4ReadTests
{
    /// <summary>What pi-gen and others make: with and without each feature that changes where or how something lies.</summary>
    public static TheoryData<string> Options =>
    [
        "-t ext4",
        "-t ext4 -b 4096",
        "-t ext4 -T largefile -m 1 -L data -b 4096 -N 600",
        "-t ext4 -O ^64bit,^huge_file -L rootfs -b 4096",
        "-t ext4 -O metadata_csum_seed,orphan_file -b 4096",
        "-t ext4 -O ^metadata_csum,uninit_bg",
        "-t ext4 -O ^metadata_csum",
        "-t ext4 -O ^metadata_csum,uninit_bg,^64bit -b 2048",
        "-t ext4 -O ^resize_inode,meta_bg -g 1024",
        "-t ext4 -O ^flex_bg -b 1024",
        "-t ext4 -O ^extent,^64bit -b 1024",
        "-t ext4 -O ^sparse_super,^resize_inode -g 2048",
        "-t ext4 -O sparse_super2,^resize_inode",
        "-t ext4 -O bigalloc -C 16384 -b 4096",
        "-t ext4 -O bigalloc -C 8192 -b 1024",
        "-t ext4 -O bigalloc,meta_bg,^resize_inode -C 8192 -b 1024",
        "-t ext4 -O large_dir -I 512",
        "-t ext3 -b 1024",
        "-t ext2 -I 128 -b 1024",
        "-t ext2 -O ^filetype,^dir_index -b 4096",
    ];

    [Theory]
    [MemberData(nameof(Options))]
    public void What_the_kernel_wrote_is_read_as_the_kernel_reads_it(string options)
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        var volume = Volumes.Make(folder, options);
        List<string> expected;
        using (var mount = LoopMount.Of(volume, "rw,noatime"))
        {
            SampleFolder.Fill(mount.Path);
            expected = HostListing.Of(mount.Path);
        }

        Assert.Equal(expected, TreeListing.Of(Volumes.Open(storage, volume).ReadTree()));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Nothing_is_lost_with_what_is_not_allocated(string options)
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        var volume = Volumes.Make(folder, options);
        using (var mount = LoopMount.Of(volume, "rw,noatime"))
        {
            SampleFolder.Fill(mount.Path);
        }

        var original = Volumes.Open(storage, volume);
        var bytes = File.ReadAllBytes(volume);
        var copy = new byte[bytes.Length];
        copy.AsSpan().Fill(0xA5);
        var end = 0L;
        foreach (var range in original.AllocatedRanges())
        {
            Assert.True(range.Offset >= end && range.End <= bytes.Length, $"{range} is out of order.");
            bytes.AsSpan((int)range.Offset, (int)range.Length).CopyTo(copy.AsSpan((int)range.Offset));
            end = range.End;
        }

        Assert.Contains((byte)0xA5, copy);
        var path = folder.Write("copy", copy);
        Volumes.Check(path);
        Assert.Equal(TreeListing.Of(original.ReadTree()), TreeListing.Of(Volumes.Open(storage, path).ReadTree()));
    }
}
