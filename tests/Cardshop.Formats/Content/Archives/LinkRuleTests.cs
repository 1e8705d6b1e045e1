using System.Text;
using Cardshop.Content.Archives;
using Cardshop.Formats.Primitives.Tar;
using Xunit;

namespace Cardshop.Formats.Content.Archives;

public sealed class LinkRuleTests : IDisposable
{
    private readonly ExpansionBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("link", "..")]
    [InlineData("link", "/etc/passwd")]
    [InlineData("link", "a/../..")]
    [InlineData("a/link", "../..")]
    [InlineData("a/b/link", "./../x/.././../../x")]
    [InlineData("link", "up/..")]
    [InlineData("link", "a/far/../../../x")]
    public void A_symbolic_link_that_leads_out_is_refused(string path, string target)
    {
        var archive = Links().Symlink(path, target).Build();
        Assert.Equal(
            [$"\"{path}\" is a symbolic link to \"{target}\", which leads out of the archive's folder."],
            _bench.Problems(ArchiveKind.Tar, archive));
    }

    [Theory]
    [InlineData("link", "nowhere")]
    [InlineData("a/link", "..")]
    [InlineData("a/link", "../a/./b/../c")]
    [InlineData("link", "up/a/far/a")]
    [InlineData("link", "link")]
    [InlineData("link", "x/../y")]
    [InlineData("link", ".")]
    public void A_symbolic_link_that_stays_inside_is_kept_as_it_is(string path, string target)
    {
        var archive = Links().Symlink(path, target).Build();
        var member = _bench.Expand(ArchiveKind.Tar, archive).Members.Single(member => string.Equals(member.Path, path, StringComparison.Ordinal));
        Assert.Equal((MemberKind.Symlink, target, 0L, (ushort)0x1FF), (member.Kind, member.LinkTarget, member.Content.Length, member.Mode));
    }

    [Fact]
    public void Links_that_go_round_in_circles_lead_nowhere()
    {
        var builder = new TarBuilder().Symlink("a", "b/b").Symlink("b", "a/a").Symlink("c", "a/../a/b/../x");
        Assert.Equal(3, _bench.Expand(ArchiveKind.Tar, builder.Build()).Members.Count);
    }

    [Fact]
    public void Members_below_a_link_or_a_file_are_refused_wherever_they_stand()
    {
        var archive = new TarBuilder()
            .Symlink("link", "folder").File("link/x")
            .File("y/z/deep").Symlink("y", "elsewhere")
            .File("file").File("file/below")
            .Build();
        Assert.Equal(
            [
                "\"link/x\" lies below \"link\", which is a symbolic link and no folder.",
                "\"y/z/deep\" lies below \"y\", which is a symbolic link and no folder.",
                "\"file/below\" lies below \"file\", which is a file and no folder.",
            ],
            _bench.Problems(ArchiveKind.Tar, archive));
    }

    [Fact]
    public void A_path_cannot_be_a_folder_and_something_else() => Assert.Equal(
        ["\"a\" is both a folder and something else.", "\"b\" is both a folder and something else."],
        _bench.Problems(ArchiveKind.Tar, new TarBuilder().File("a").Directory("a").Directory("b").Symlink("b", "c").Build()));

    [Fact]
    public void A_symbolic_link_to_nothing_is_refused()
    {
        var problem = Assert.Single(_bench.Problems(ArchiveKind.Tar, new TarBuilder().Symlink("a", "").Build()));
        Assert.Equal("\"a\" is a symbolic link to \"\", which is no path that a file system takes.", problem);
        var far = new TarBuilder().Pax(("linkpath", new string('x', 5000))).Symlink("a", "b").Build();
        problem = Assert.Single(_bench.Problems(ArchiveKind.Tar, far));
        Assert.EndsWith("which is no path that a file system takes.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hard_link_is_another_name_of_an_earlier_file()
    {
        var archive = new TarBuilder().File("folder/file").HardLink("link", "./folder//file").HardLink("again", "link").Build();
        var members = _bench.Expand(ArchiveKind.Tar, archive).Members;
        Assert.Equal(
            [(MemberKind.File, null), (MemberKind.HardLink, "folder/file"), (MemberKind.HardLink, "folder/file")],
            members.Select(member => (member.Kind, member.LinkTarget)));
        Assert.All(members, member => Assert.Equal("content"u8, member.Content.ReadAll()));
        Assert.Single(members.Select(member => member.Digest).Distinct());
        Assert.Equal("content".Length, _bench.Expand(ArchiveKind.Tar, archive).Length);
    }

    [Theory]
    [InlineData("later", "is a hard link to \"later\", which is no member before it.")]
    [InlineData("link", "is a hard link to \"link\", which is no member before it.")]
    [InlineData("../file", "is a hard link to \"../file\", which is no member before it.")]
    [InlineData("/file", "is a hard link to \"/file\", which is no member before it.")]
    [InlineData("", "is a hard link to \"\", which is no member before it.")]
    [InlineData("folder", "is a hard link to \"folder\", which is a folder.")]
    public void A_hard_link_to_anything_else_is_refused(string target, string problem)
    {
        var archive = new TarBuilder().File("file").Directory("folder").HardLink("link", target).File("later").Build();
        Assert.Equal(["\"link\" " + problem], _bench.Problems(ArchiveKind.Tar, archive));
    }

    [Fact]
    public void A_hard_link_to_a_symbolic_link_is_a_symbolic_link_held_to_the_rules()
    {
        var good = new TarBuilder().Symlink("a/link", "x").HardLink("other", "a/link").Build();
        Assert.Equal([MemberKind.Symlink, MemberKind.Symlink], _bench.Expand(ArchiveKind.Tar, good).Members.Select(member => member.Kind));
        var bad = new TarBuilder().Symlink("a/link", "../x").HardLink("other", "a/link").Build();
        Assert.Equal(["\"other\" is a symbolic link to \"../x\", which leads out of the archive's folder."], _bench.Problems(ArchiveKind.Tar, bad));
    }

    [Fact]
    public void The_first_hard_link_to_what_is_left_out_or_replaced_takes_its_part()
    {
        var archive = new TarBuilder()
            .File("._junk", "junk").File("a", "first")
            .HardLink("b", "a").HardLink("c", "._junk").HardLink("d", "a").HardLink("e", "c")
            .File("a", "second")
            .Build();
        Assert.Equal(
            [
                ("b", MemberKind.File, null, "first"),
                ("c", MemberKind.File, null, "junk"),
                ("d", MemberKind.HardLink, "b", "first"),
                ("e", MemberKind.HardLink, "c", "junk"),
                ("a", MemberKind.File, null, "second"),
            ],
            _bench.Expand(ArchiveKind.Tar, archive).Members
                .Select(member => (member.Path, member.Kind, member.LinkTarget, Encoding.UTF8.GetString(member.Content.ReadAll()))));
    }

    /// <summary>Links that lead to where the archive goes.</summary>
    private static TarBuilder Links() => new TarBuilder().Directory("a").Symlink("up", "a/up").Symlink("a/up", "..").Symlink("a/far", "up");
}
