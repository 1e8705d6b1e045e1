using Cardshop.Disk.Ext4;
using Cardshop.Primitives.Sizes;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Ext4;

public sealed class Ext4BuildTests
{
    public static TheoryData<string> Variants =>
    [
        "usual",
        "rootfs of pi-gen",
        "checksum seed",
        "group checksums",
        "small group checksums",
        "no checksums",
        "no flexible groups",
        "no journal",
        "legacy hash",
        "tea, unsigned",
        "fast commit, large folders",
    ];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Any_tree_is_clean_for_e2fsck_and_reads_back_equal_from_a_card_that_held_other_things(string variant)
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        for (var seed = 0; seed < 3; seed++)
        {
            var tree = RandomTree.Make(seed);
            var layout = Ext4Layout.Compute(tree, Profiles.Of(variant), 64 * ByteSize.MiB);
            var volume = Volumes.Write(folder, layout, before: 0xA5);
            Volumes.Check(volume);
            Assert.Equal(TreeListing.Of(tree), TreeListing.Of(Volumes.Open(storage, volume).ReadTree()));
            File.Delete(volume);
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Any_tree_is_read_back_by_the_kernel_as_it_was_given(string variant)
    {
        using var folder = new TempFolder();
        for (var seed = 10; seed < 12; seed++)
        {
            var tree = RandomTree.Make(seed);
            var volume = Volumes.Write(folder, Ext4Layout.Compute(tree, Profiles.Of(variant), 64 * ByteSize.MiB), before: 0xA5);
            using var mount = LoopMount.Of(volume);
            Assert.Equal(TreeListing.Of(tree), HostListing.Of(mount.Path));
        }
    }
}
