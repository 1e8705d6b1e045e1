using System.Globalization;
using Cardshop.Disk.Ext4;
using Cardshop.Disk.Ext4.Hashing;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Ext4;

/// <summary>Structures that only large or odd trees have, judged by <c>e2fsck</c> and the kernel.</summary>
public sealed class Ext4StructureTests
{
    private static readonly NodeAttributes Plain = NodeAttributes.Of(0x1ED, new Timestamp(1_700_000_000));

    /// <summary>The second needs two levels of hash tree nodes; bytes above 127 are where signed and unsigned hashes differ.</summary>
    [Theory]
    [InlineData("usual", 100_000, "f{0:D6}")]
    [InlineData("usual", 60_000, "a name so long that a hash tree of one level cannot name all the blocks that it takes to hold so many of them, number {0}")]
    [InlineData("rootfs of pi-gen", 20_000, "é{0}")]
    [InlineData("no checksums", 20_000, "é{0}")]
    [InlineData("legacy hash", 20_000, "é{0}")]
    [InlineData("tea, unsigned", 20_000, "é{0}")]
    public void A_folder_of_many_names_has_a_hash_tree_in_which_the_kernel_finds_every_one(string variant, int count, string form)
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        var (tree, many) = (new DirectoryNode { Attributes = Plain }, new DirectoryNode { Attributes = Plain });
        tree.Set(new FileName("many"), many);
        var file = new FileNode { Attributes = Plain, Content = ZeroSource.Empty };
        for (var i = 0; i < count; i++)
        {
            // Names of a file go up to 65,000; so a new one now and then.
            file = i % 50_000 == 0 ? new FileNode { Attributes = Plain, Content = MemorySource.FromText($"{i}") } : file;
            many.Set(new FileName(string.Format(CultureInfo.InvariantCulture, form, i)), file);
        }

        var volume = Volumes.Write(folder, Ext4Layout.Compute(tree, Profiles.Of(variant), 128 * ByteSize.MiB));
        Volumes.Check(volume);
        Assert.Equal(TreeListing.Of(tree), TreeListing.Of(Volumes.Open(storage, volume).ReadTree()));
        using var mount = LoopMount.Of(volume);
        var lookUps =
            """
            import os, sys
            folder, count, form = sys.argv[1], int(sys.argv[2]), sys.argv[3].replace('{0:D6}', '%06d').replace('{0}', '%d')
            for i in range(count):
                os.stat(os.path.join(folder, form % i))
            assert not os.path.exists(os.path.join(folder, 'absent'))
            assert len(os.listdir(folder)) == count
            """;
        Tool.Run("python3", "-c", lookUps, Path.Combine(mount.Path, "many"), $"{count}", form);
    }

    /// <summary>The kernel then finds the second only because the node of the hash tree says that the first block's names go on in the next.</summary>
    [Theory]
    [InlineData("usual")]
    [InlineData("legacy hash")]
    [InlineData("tea, unsigned")]
    public void Two_names_of_one_hash_on_both_sides_of_a_block_s_end_are_found_by_the_kernel(string variant)
    {
        using var folder = new TempFolder();
        var profile = Profiles.Of(variant);
        var hasher = new NameHasher(profile.HashFunction, profile.HashIsUnsigned, profile.HashSeed);
        var names = Enumerable.Range(0, 400_000)
            .Select(i => new FileName(string.Create(CultureInfo.InvariantCulture, $"n{i:D6}")))
            .Select(name => (Name: name, Hash: hasher.Hash(name.Bytes).Major))
            .OrderBy(entry => entry.Hash)
            .ToList();

        // Entries of 16 bytes, so 255 to a block beside its checksum: what goes before the two ends one entry short of full blocks.
        var first = Enumerable.Range(600, names.Count - 1200).First(i => names[i].Hash == names[i + 1].Hash);
        var (tree, many) = (new DirectoryNode { Attributes = Plain }, new DirectoryNode { Attributes = Plain });
        tree.Set(new FileName("many"), many);
        foreach (var (name, _) in names.Take((2 * 255) - 1).Concat(names.Skip(first).Take(300)))
        {
            many.Set(name, new FileNode { Attributes = Plain, Content = ZeroSource.Empty });
        }

        var volume = Volumes.Write(folder, Ext4Layout.Compute(tree, profile, 64 * ByteSize.MiB));
        Volumes.Check(volume);
        var tops = Tool.Run("debugfs", "-R", "htree_dump /many", volume).Split('\n').Where(line => line.StartsWith("Entry #", StringComparison.Ordinal));
        Assert.Contains(tops, line => line.Contains($"{names[first].Hash + 1:x8}", StringComparison.Ordinal));
        using var mount = LoopMount.Of(volume);
        Assert.All(many.Entries.Keys, name => Assert.True(File.Exists(Path.Combine(mount.Path, "many", name.ToString()))));
    }

    [Theory]
    [InlineData("usual")]
    [InlineData("rootfs of pi-gen")]
    public void A_file_of_many_pieces_has_an_extent_tree_of_two_levels(string variant)
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();

        // 340 extents fill a node, and four nodes are named in the inode: 2,000 pieces need a level between.
        var pieces = ConcatSource.Of(Enumerable.Range(0, 2000).SelectMany(i => (ByteSource[])[new PatternSource((ulong)i, 4096), new ZeroSource(4096)]));
        var tree = new DirectoryNode { Attributes = Plain };
        tree.Set(new FileName("pieces"), new FileNode { Attributes = Plain, Content = pieces });
        tree.Set(new FileName("behind"), new FileNode { Attributes = Plain, Content = new PatternSource(1, 100_000) });
        var layout = Ext4Layout.Compute(tree, Profiles.Of(variant), 64 * ByteSize.MiB);
        Assert.Equal(2000, layout.ExtentsOf((FileNode)tree.Find(new FileName("pieces"))!).Count);
        var volume = Volumes.Write(folder, layout, before: 0xA5);

        Volumes.Check(volume);
        Assert.Matches(@"Level Entries[\s\S]* 0/ 2", Tool.Run("debugfs", "-R", "dump_extents /pieces", volume));
        Assert.Equal(TreeListing.Of(tree), TreeListing.Of(Volumes.Open(storage, volume).ReadTree()));
        using var mount = LoopMount.Of(volume);
        Assert.Equal(TreeListing.Of(tree), HostListing.Of(mount.Path));
        Assert.Equal($"{(2000 + 7) * 8}", Tool.Run("stat", "-c", "%b", Path.Combine(mount.Path, "pieces")).Trim());
    }

    /// <summary>With groups of 128 MiB around it, and a tree of two levels: 8,192 extents of 128 MiB.</summary>
    [Theory]
    [InlineData("usual")]
    [InlineData("no flexible groups")]
    public void A_file_of_one_terabyte_is_laid_out_and_clean(string variant)
    {
        using var folder = new TempFolder();
        var tree = new DirectoryNode { Attributes = Plain };
        var file = new FileNode { Attributes = Plain, Content = new HeadSource(1, 1_000_000_000_000) };
        tree.Set(new FileName("large"), file);
        tree.Set(new FileName("next"), new FileNode { Attributes = Plain, Content = new PatternSource(2, 10_000) });
        var draft = new Ext4Draft(tree, Profiles.Of(variant));
        var layout = draft.Layout(draft.MinimumLength(ByteSize.GiB));
        Assert.True(layout.FreeBytes >= ByteSize.GiB);

        var volume = Volumes.WriteMetadata(folder, layout);
        Volumes.Check(volume);
        var extents = layout.ExtentsOf(file);
        Assert.Equal(1_000_000_000_000, extents.Sum(extent => extent.Length));
        using var storage = new PhysicalStorage();
        var read = Volumes.Open(storage, volume);
        Assert.Equal(1_000_000_000_000, read.Content(read.Find("/large")!).Length);
        Assert.Equal(new PatternSource(2, 10_000).ReadAll(), read.Content(read.Find("/next")!).ReadAll());
    }

    [Theory]
    [MemberData(nameof(Ext4BuildTests.Variants), MemberType = typeof(Ext4BuildTests))]
    public void What_a_group_says_of_itself_is_true_on_a_card_that_held_other_things(string variant)
    {
        using var folder = new TempFolder();
        var tree = RandomTree.Make(1);
        var volume = Volumes.Write(folder, Ext4Layout.Compute(tree, Profiles.Of(variant), 400 * ByteSize.MiB), before: 0xA5);
        var report = VolumeReport.Of(volume);
        using var file = File.OpenHandle(volume);
        var skipsGroups = report.Features.Any(feature => feature is "metadata_csum" or "uninit_bg");
        var inodes = long.Parse(report["Inodes per group"], CultureInfo.InvariantCulture);
        Assert.Equal(4, report.Groups.Count());
        foreach (var group in report.Groups)
        {
            // dumpe2fs says nothing of flags where the features have none.
            Assert.Equal(skipsGroups && group.FreeInodes == inodes, group.Flags.Contains("INODE_UNINIT"));
            Assert.Equal(skipsGroups && group.Number == 2 && report.Features.Contains("flex_bg"), group.Flags.Contains("BLOCK_UNINIT"));
            var table = new byte[inodes * 256];
            RandomAccess.Read(file, table, group.InodeTable * 4096);
            var unused = table.AsSpan((int)((inodes - group.FreeInodes) * 256));
            if (!skipsGroups || group.Flags.Contains("ITABLE_ZEROED"))
            {
                Assert.False(unused.ContainsAnyExcept((byte)0), $"The table of group {group.Number} is not zeroed.");
            }
            else
            {
                Assert.True(unused.Contains((byte)0xA5), $"The table of group {group.Number} is zeroed, but does not say so.");
            }
        }

        // The kernel zeroes what is said not to be, and finds a journal that holds nothing of the card's former life.
        using (var mount = LoopMount.Of(volume, "rw,noatime,init_itable=0"))
        {
            File.WriteAllText(Path.Combine(mount.Path, "new"), "new");
        }

        Volumes.Check(volume);
    }

    [Theory]
    [MemberData(nameof(Ext4BuildTests.Variants), MemberType = typeof(Ext4BuildTests))]
    public void The_same_tree_gives_the_same_bytes(string variant)
    {
        using var folder = new TempFolder();
        var volumes = Enumerable.Range(0, 2).Select(_ => Volumes.Write(folder, Ext4Layout.Compute(RandomTree.Make(5), Profiles.Of(variant), 40 * ByteSize.MiB))).ToList();
        Tool.Run("cmp", volumes);
    }

    [Fact]
    public void Extents_are_in_the_order_of_the_volume_disjoint_and_within_it()
    {
        var layout = Ext4Layout.Compute(RandomTree.Make(3, nodes: 400), Profiles.Usual, 300 * ByteSize.MiB);
        var end = 0L;
        foreach (var extent in layout.Extents())
        {
            Assert.True(extent.Offset >= end && extent.Length > 0 && extent.Source.Length <= extent.Length, $"{extent}");
            end = extent.Offset + extent.Length;
        }

        Assert.True(end <= layout.FileSystemLength);
    }
}
