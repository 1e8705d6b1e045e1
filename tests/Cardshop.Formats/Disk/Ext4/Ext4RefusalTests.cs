using System.Text;
using Cardshop.Disk;
using Cardshop.Disk.Ext4;
using Cardshop.Disk.Trees;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Disk.Ext4;

public sealed class Ext4RefusalTests
{
    private const int Superblock = 1024;
    private const int IncompatibleFeatures = Superblock + 0x60;

    private static readonly NodeAttributes Plain = NodeAttributes.Of(0x1ED, new Timestamp(1));

    [Theory]
    [InlineData("-O inline_data", "inline_data")]
    [InlineData("-O encrypt", "encrypt")]
    [InlineData("-O casefold", "casefold")]
    [InlineData("-O ea_inode", "ea_inode")]
    [InlineData("-O mmp", "mmp")]
    [InlineData("-O journal_dev", "journal_dev")]
    public void A_feature_that_the_reader_does_not_know_is_named(string options, string name) =>
        Assert.Contains(name, Refusal(options, _ => { }), StringComparison.Ordinal);

    [Theory]
    [InlineData(3, 0x80, "FEATURE_I31")]
    [InlineData(1, 0x08, "FEATURE_I11")]
    public void A_feature_that_nobody_knows_is_named_by_its_bit(int octet, byte bit, string name) =>
        Assert.Contains(name, Refusal("-O ^metadata_csum", bytes => bytes[IncompatibleFeatures + octet] |= bit), StringComparison.Ordinal);

    [Theory]
    [InlineData("-O quota", "quota")]
    [InlineData("-O quota,project", "project")]
    [InlineData("-O bigalloc -C 16384", "bigalloc")]
    [InlineData("-O verity", "verity")]
    [InlineData("-O ^extent,^64bit", "extent")]
    public void A_base_whose_features_cannot_be_kept_is_refused_by_their_names(string options, string name)
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        var superblock = Volumes.Open(storage, Volumes.Make(folder, $"-t ext4 {options}")).Superblock;
        Assert.Contains(name, Assert.Throws<DiskFormatException>(() => Ext4Profile.From(superblock)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mounted_volume_with_a_dirty_journal_is_refused_until_it_was_unmounted()
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        var (volume, copy) = (Volumes.Make(folder, "-t ext4"), folder["copy"]);
        using (var mount = LoopMount.Of(volume, "rw"))
        {
            File.WriteAllText(Path.Combine(mount.Path, "file"), "text");
            Tool.Run("sync", "-f", mount.Path);
            File.Copy(volume, copy);
        }

        var error = Assert.Throws<DiskFormatException>(() => Volumes.Open(storage, copy));
        Assert.Contains("not unmounted cleanly", error.Message, StringComparison.Ordinal);
        Assert.Contains("needs_recovery", error.Message, StringComparison.Ordinal);
        Assert.Contains("e2fsck -p", error.Message, StringComparison.Ordinal);
        Assert.NotNull(Volumes.Open(storage, volume).Find("/file"));
        Tool.Try("e2fsck", "-p", copy);
        Assert.NotNull(Volumes.Open(storage, copy).Find("/file"));
    }

    [Fact]
    public void A_journal_that_holds_changes_is_refused_even_if_the_superblock_says_nothing_of_it()
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        var volume = Volumes.Make(folder, "-t ext4 -O ^metadata_csum");
        var journal = long.Parse(Tool.Run("debugfs", "-R", "bmap <8> 0", volume).Trim(), System.Globalization.CultureInfo.InvariantCulture);
        var blockSize = Volumes.Open(storage, volume).Superblock.BlockSize;
        using (var file = File.OpenHandle(volume, FileMode.Open, FileAccess.Write))
        {
            RandomAccess.Write(file, [0, 0, 0, 1], (journal * blockSize) + 0x1C);
        }

        var error = Assert.Throws<DiskFormatException>(() => Volumes.Open(storage, volume));
        Assert.Contains("its journal holds changes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-O metadata_csum", 0x04, "checksum does not match")]
    [InlineData("-O metadata_csum", 0x38, "There is no ext4 file system")]
    [InlineData("-O ^metadata_csum", 0x00, "inodes are not")]
    [InlineData("-b 4096 -O ^metadata_csum", 0x05, "Is the image cut off?")]
    [InlineData("-O ^metadata_csum", 0x1B, "block size")]
    [InlineData("-O ^metadata_csum", 0x58, "inodes of")]
    [InlineData("-O ^metadata_csum", 0x20, "groups of")]
    public void A_damaged_superblock_is_refused_with_the_reason(string options, int offset, string reason) =>
        Assert.Contains(reason, Refusal(options, bytes => bytes[Superblock + offset] ^= 0x15), StringComparison.Ordinal);

    [Theory]
    [InlineData("-O metadata_csum", "descriptor of block group 0 does not match its checksum")]
    [InlineData("-O ^metadata_csum,uninit_bg", "descriptor of block group 0 does not match its checksum")]
    [InlineData("-O ^metadata_csum", "The block bitmap of group 0 cannot lie at block")]
    public void A_damaged_group_descriptor_is_refused_by_its_number(string options, string reason) =>
        Assert.Contains(reason, Refusal($"-b 4096 {options}", bytes => bytes[4096 + 3] = 0x7F), StringComparison.Ordinal);

    [Fact]
    public void A_volume_that_is_cut_off_is_refused()
    {
        using var folder = new TempFolder();
        var bytes = File.ReadAllBytes(Volumes.Make(folder, "-t ext4", "4M"));
        foreach (var length in new[] { 0, 1024, 2047, 2048, bytes.Length - 1 })
        {
            var error = Assert.Throws<DiskFormatException>(() => Ext4FileSystem.Open(new MemorySource(bytes.AsMemory(0, length))));
            Assert.Contains("Is the image cut off?", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_that_ext4_cannot_hold_is_told_at_once_by_path()
    {
        var tree = new DirectoryNode { Attributes = Plain };
        var folder = new DirectoryNode { Attributes = Plain };
        tree.Set(new FileName("folder"), folder);
        tree.Set(new FileName("again"), folder);
        tree.Set(new FileName(new string('n', 256)), new FileNode { Attributes = Plain, Content = ZeroSource.Empty });
        folder.Set(new FileName("link"), new SymlinkNode { Attributes = Plain, Target = new byte[4096].Select(_ => (byte)'x').ToArray() });
        folder.Set(new FileName("huge"), new FileNode { Attributes = Plain, Content = new ZeroSource(17 * ByteSize.TiB) });
        folder.Set(new FileName("attributes"), new FileNode
        {
            Attributes = Plain with { Extended = [new ExtendedAttribute("user.a", new byte[5000])] },
            Content = ZeroSource.Empty,
        });
        folder.Set(new FileName("unknown"), new FileNode
        {
            Attributes = Plain with { Extended = [new ExtendedAttribute("os2.a", Encoding.ASCII.GetBytes("x"))] },
            Content = ZeroSource.Empty,
        });
        tree.Set(new FileName("lost+found"), new FileNode { Attributes = Plain, Content = ZeroSource.Empty });

        var problems = Assert.Throws<Ext4TreeException>(() => new Ext4Draft(tree, Profiles.Usual)).Problems;
        Assert.Equal(7, problems.Count);
        Assert.All(
            ["/lost+found: ", "/folder: a folder can have one name", $"/{new string('n', 256)}: ", "/again/link: ", "/again/huge: ", "/again/attributes: ", "/again/unknown: "],
            start => Assert.Contains(problems, problem => problem.StartsWith(start, StringComparison.Ordinal)));
    }

    private static string Refusal(string options, Action<byte[]> damage)
    {
        using var folder = new TempFolder();
        var bytes = File.ReadAllBytes(Volumes.Make(folder, $"-t ext4 {options}"));
        damage(bytes);
        return Assert.Throws<DiskFormatException>(() => Ext4FileSystem.Open(new MemorySource(bytes)).ReadTree()).Message;
    }
}
