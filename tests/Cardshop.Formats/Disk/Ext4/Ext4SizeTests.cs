using System.Globalization;
using Cardshop.Disk.Ext4;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Sizes;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Ext4;

/// <summary>Volumes of many block groups, nearly full, so that files cross the metadata of every group.</summary>
public sealed class Ext4SizeTests
{
    private const int Large = 584;
    private const int Largest = 2200;

    /// <summary>In MiB: below 32 GiB of growth, a group and a bit, some groups, two groups of groups (flex_bg). The large ones take long: usually only a few variants have them.</summary>
    public static TheoryData<string, int> Cases
    {
        get
        {
            var variants = Ext4BuildTests.Variants.Select(row => row.Data).ToList();
            return
            [
                .. variants.SelectMany(variant => new[] { (variant, 20), (variant, 130) }),
                .. variants.Take(TestScale.Of(4, variants.Count)).Select(variant => (variant, Large)),
                .. variants.Take(TestScale.Of(1, variants.Count)).Select(variant => (variant, Largest)),
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_volume_of_any_size_filled_to_the_brim_is_clean_for_e2fsck_and_reads_back_equal(string variant, int mebibytes)
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        var profile = Profiles.Of(variant);
        profile = profile with { JournalLength = Math.Min(profile.JournalLength, 4 * ByteSize.MiB) };
        var length = mebibytes * ByteSize.MiB;
        var tree = RandomTree.Make(mebibytes, nodes: 60);
        Fill(tree, Ext4Layout.Compute(tree, profile, length).FreeBytes);

        var needed = new Ext4Draft(tree, profile).MinimumLength(freeBytes: 0);
        Assert.InRange(needed, length * 9 / 10, length);
        Volumes.Check(Volumes.Write(folder, Ext4Layout.Compute(tree, profile, needed)));
        var volume = Volumes.Write(folder, Ext4Layout.Compute(tree, profile, length));
        Volumes.Check(volume);
        Assert.Equal(TreeListing.Of(tree), TreeListing.Of(Volumes.Open(storage, volume).ReadTree()));

        var tooSmall = Assert.Throws<Ext4SpaceException>(() => Ext4Layout.Compute(tree, profile, needed - 4096));
        Assert.Equal(needed, tooSmall.MinimumLength);
    }

    /// <summary>Halves what is free again and again, with lengths that are no multiple of anything.</summary>
    private static void Fill(DirectoryNode tree, long free)
    {
        for (var i = 0; free > 2 * ByteSize.MiB; i++)
        {
            var length = (free / 2) - 12_345;
            tree.Set(
                new FileName(string.Create(CultureInfo.InvariantCulture, $"filler {i}")),
                new FileNode { Attributes = NodeAttributes.Of(0x1A4, new Timestamp(1_700_000_000)), Content = new HeadSource((ulong)i, length) });
            free -= length + 12_345;
        }
    }
}
