using Cardshop.Disk.Ext4;
using Cardshop.Disk.Trees;
using Cardshop.Formats.Disk.Ext4;
using Cardshop.Imaging.Plans;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Sizes;
using Xunit;

namespace Cardshop.Formats.Imaging;

public sealed class DataTreeTests
{
    private readonly DataTree _tree = new(new DirectoryNode { Attributes = NodeAttributes.Of(0x1ED, default) }, default);

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("/data/../etc/passwd")]
    [InlineData("/data/contents/..")]
    [InlineData("/data/./a")]
    [InlineData("/database/a")]
    [InlineData("data/a")]
    [InlineData("/data/a\0b")]
    [InlineData("")]
    [InlineData("/")]
    public void A_path_that_leaves_the_data_partition_is_a_problem_and_changes_nothing(string path)
    {
        Add(path, "first");
        _tree.AddFolder(path, "second");
        _tree.AddLink(path, "x"u8.ToArray(), "third");
        _tree.AddName(path, "/data/a", "fourth");
        Assert.Equal(4, _tree.Problems.Count);
        Assert.All(_tree.Problems.Zip(["first", "second", "third", "fourth"]), pair => Assert.Contains(pair.Second, pair.First, StringComparison.Ordinal));
        Assert.Empty(_tree.Root.Entries);
    }

    [Fact]
    public void A_name_of_something_outside_is_a_problem()
    {
        _tree.AddName("/data/a", "/etc/passwd", "an archive");
        _tree.AddName("/data/a", "/data/none", "an archive");
        Assert.Equal(2, _tree.Problems.Count);
        Assert.Empty(_tree.Root.Entries);
    }

    [Fact]
    public void A_file_where_a_folder_must_be_is_a_problem_that_names_both()
    {
        Add("/data/a", "first");
        Add("/data/a/b", "second");
        _tree.AddFolder("/data/a/c", "third");
        Assert.Equal(2, _tree.Problems.Count);
        Assert.Contains("/data/a/b (from second) needs a folder a, where there is a file of first", _tree.Problems[0], StringComparison.Ordinal);
        Assert.Contains("third", _tree.Problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_where_a_file_must_be_is_a_problem()
    {
        Add("/data/a/b", "first");
        Add("/data/a", "second");
        Add("/data", "third");
        Assert.Equal(2, _tree.Problems.Count);
        Assert.Contains("/data/a (from second) should be a file, but is a folder", _tree.Problems[0], StringComparison.Ordinal);
        Assert.Contains("the data partition itself", _tree.Problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_later_of_two_files_wins_with_a_notice_that_names_both()
    {
        Add("/data/a//b", "first");
        Add("/data/a/b/", "second");
        Assert.Empty(_tree.Problems);
        Assert.Contains("second replaces that of first", Assert.Single(_tree.Notices), StringComparison.Ordinal);
        Assert.Equal("second", System.Text.Encoding.UTF8.GetString(Assert.Single(_tree.Files()).File.Content.ReadAll()));
    }

    [Fact]
    public void Names_that_ext4_cannot_hold_are_told_all_at_once()
    {
        Add($"/data/{new string('n', 256)}", "first");
        Add($"/data/deep/{new string('ö', 128)}", "second");
        Add($"/data/deep/{new string('ö', 127)}", "third");
        _tree.AddLink("/data/link", new byte[4096], "fourth");
        Assert.Empty(_tree.Problems);
        var error = Assert.Throws<Ext4TreeException>(() => Ext4Layout.Compute(_tree.Root, Profiles.Usual, 64 * ByteSize.MiB));
        Assert.Equal(3, error.Problems.Count);
        Assert.Contains("/link", error.Message, StringComparison.Ordinal);
    }

    private void Add(string path, string origin)
    {
        var content = MemorySource.FromText(origin);
        _tree.AddFile(path, content, ContentDigest.Of(content), origin);
    }
}
