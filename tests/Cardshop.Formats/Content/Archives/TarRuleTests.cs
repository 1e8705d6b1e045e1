using System.Text;
using Cardshop.Content.Archives;
using Cardshop.Formats.Primitives.Tar;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Content.Archives;

public sealed class TarRuleTests : IDisposable
{
    private readonly ExpansionBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("/etc/passwd", "\"/etc/passwd\" has an absolute path.")]
    [InlineData("../up", "\"../up\" has a path with \"..\" in it.")]
    [InlineData("a/../../up", "\"a/../../up\" has a path with \"..\" in it.")]
    [InlineData("C:/windows", "\"C:/windows\" has an absolute path.")]
    [InlineData("c:\\windows", "\"c:\\windows\" has an absolute path.")]
    [InlineData("./", "\"./\" is no folder and has no name.")]
    [InlineData("a\u001b[2Jb/..", "\"a\\u001b[2Jb/..\" has a path with \"..\" in it.")]
    public void A_path_that_leads_elsewhere_is_refused(string path, string problem)
    {
        var archive = new TarBuilder().File("good").Pax(("path", path)).Member("x", '7', [1]).Build();
        Assert.Equal([problem], _bench.Problems(ArchiveKind.Tar, archive));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("./a//b/./c", "a/b/c")]
    [InlineData("...", "...")]
    [InlineData("a..b/..c", "a..b/..c")]
    [InlineData("back\\slash", "back\\slash")]
    [InlineData("a:b", "a:b")]
    [InlineData("~", null)]
    [InlineData(" ", " ")]
    public void Other_paths_are_kept_without_what_means_nothing(string path, string? expected) => Assert.Equal(
        expected is null ? [] : [expected],
        _bench.Expand(ArchiveKind.Tar, new TarBuilder().File(path).Build()).Members.Select(member => member.Path));

    [Fact]
    public void A_name_longer_than_file_systems_take_is_refused()
    {
        var longest = string.Concat(Enumerable.Repeat("ü", 127)) + "x";
        Assert.Single(_bench.Expand(ArchiveKind.Tar, new TarBuilder().Pax(("path", longest)).File("x").Build()).Members);
        var longer = new TarBuilder().Pax(("path", longest + "x")).File("x").Build();
        Assert.EndsWith(
            "has a name of more than 255 bytes in its path, which no file system takes.",
            Assert.Single(_bench.Problems(ArchiveKind.Tar, longer)),
            StringComparison.Ordinal);
        var deep = new TarBuilder().Pax(("path", string.Concat(Enumerable.Repeat("ab/", 2000)))).File("x").Build();
        Assert.EndsWith("has a path of more than 4095 bytes.", Assert.Single(_bench.Problems(ArchiveKind.Tar, deep)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_not_UTF_8_is_refused() => Assert.Equal(
        ["\"caf\uFFFD\" has a name or a target that is not UTF-8; make the archive anew on a system that uses UTF-8."],
        _bench.Problems(ArchiveKind.Tar, new TarBuilder().Member("", '0', rawName: Encoding.Latin1.GetBytes("café")).Build()));

    [Fact]
    public void A_name_with_a_zero_byte_is_refused() => Assert.Equal(
        ["\"a\\u0000b\" has a zero byte in its path."],
        _bench.Problems(ArchiveKind.Tar, new TarBuilder().Pax(("path", "a\0b")).File("x").Build()));

    [Theory]
    [InlineData('3', "is a device, which does not go onto images.")]
    [InlineData('4', "is a device, which does not go onto images.")]
    [InlineData('6', "is a named pipe, which does not go onto images.")]
    [InlineData('M', "is a part of a file that begins in another archive.")]
    [InlineData('q', "is of the unknown type \"q\".")]
    public void What_is_neither_file_nor_folder_nor_link_is_refused(char type, string problem) =>
        Assert.Equal(["\"x\" " + problem], _bench.Problems(ArchiveKind.Tar, new TarBuilder().Member("x", type).Build()));

    [Fact]
    public void Sparse_members_of_all_formats_are_refused_by_name()
    {
        using (var file = File.Create(_bench.Folder["holes"]))
        {
            for (var i = 1; i < 40; i++)
            {
                file.Position = i * 500_000;
                file.WriteByte(1);
            }
        }

        _bench.Folder.Write("solid", "content");
        foreach (var format in new[] { "gnu", "posix --sparse-version=0.0", "posix --sparse-version=0.1", "posix --sparse-version=1.0" })
        {
            var archive = _bench.Folder["a.tar"];
            Tool.Run("sh", "-c", $"cd {_bench.Folder.Path} && tar --sparse --hard-dereference -cf a.tar --format={format} holes solid holes");
            var problems = _bench.Problems(ArchiveKind.Tar, File.ReadAllBytes(archive));
            Assert.Equal(2, problems.Count);
            Assert.All(problems, problem => Assert.EndsWith(
                "holes\" is a sparse member, which is not supported; make the archive without --sparse.", problem, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void All_problems_are_told_at_once_and_a_great_many_are_counted()
    {
        var builder = new TarBuilder();
        for (var i = 0; i < 50; i++)
        {
            builder.File($"/{i}");
        }

        var problems = _bench.Problems(ArchiveKind.Tar, builder.Build());
        Assert.Equal(21, problems.Count);
        Assert.Equal("\"/7\" has an absolute path.", problems[7]);
        Assert.Equal("There are 30 more of these.", problems[^1]);
    }

    [Fact]
    public void An_archive_that_was_cut_off_is_refused()
    {
        var archive = new TarBuilder().File("a", new string('x', 1000)).File("b").Build();
        for (var length = 1; length < archive.Length - 512; length++)
        {
            // At the end of a block the archive merely lacks what marks its end.
            if (length % 512 != 0)
            {
                var problem = _bench.Problems(ArchiveKind.Tar, archive[..length])[^1];
                Assert.Contains("it was cut off", problem, StringComparison.Ordinal);
            }
        }

        Assert.Equal(["It ends without an end marker: it may have been cut off."], _bench.Expand(ArchiveKind.Tar, archive[..1536]).Notices);
        Assert.Equal(["It is empty."], _bench.Problems(ArchiveKind.Tar, []));
    }

    [Fact]
    public void A_damaged_header_is_refused_with_its_place()
    {
        var archive = new TarBuilder().File("a").File("b").Build();
        archive[1024 + 3] ^= 1;
        Assert.Equal(["The header at byte 1024 of it has a wrong checksum; get it anew."], _bench.Problems(ArchiveKind.Tar, archive));
        archive[3] ^= 1;
        Assert.Equal(["It is no tar archive."], _bench.Problems(ArchiveKind.Tar, archive));
    }

    [Theory]
    [InlineData("0000000000x\0", "has a size that is no number")]
    [InlineData("\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF", "has a size below zero")]
    [InlineData("\u0080\u0001\0\0\0\0\0\0\0\0\0\0", "has a size that is no number")]
    [InlineData("\u0080\0\0\0\u007F\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF", "announces 9223372036854775807 bytes, which is more than there can be")]
    public void A_size_that_cannot_be_is_refused(string size, string problem) => Assert.Equal(
        [$"The header at byte 1024 of it {problem}; get it anew."],
        _bench.Problems(ArchiveKind.Tar, new TarBuilder().File("a").Member("b", '0', [], size).Build(), new ExpansionLimits { Room = long.MaxValue }));

    [Theory]
    [InlineData("30 path=too short\n")]
    [InlineData("5 path")]
    [InlineData("x path=a\n")]
    [InlineData("9 nothing\n")]
    [InlineData("99999999999999999999 path=a\n")]
    [InlineData("0 path=a\n")]
    [InlineData("11 size=-1\n")]
    [InlineData("12 mtime=xx\n")]
    public void Damaged_attributes_are_refused(string attributes) => Assert.Equal(
        ["The header at byte 0 of it is followed by attributes that are none; get it anew."],
        _bench.Problems(ArchiveKind.Tar, new TarBuilder().Member("x", 'x', Encoding.UTF8.GetBytes(attributes)).File("a").Build()));

    [Theory]
    [InlineData('x')]
    [InlineData('L')]
    public void Attributes_without_end_are_refused_before_memory_is_taken_for_them(char type) => Assert.Equal(
        ["The header at byte 0 of it announces 8589934591 bytes of attributes, of which 1048576 is the most that is read; get it anew."],
        _bench.Problems(ArchiveKind.Tar, new TarBuilder().Member("x", type, [], "77777777777\0").Build()));

    [Fact]
    public void Attributes_of_a_member_that_is_not_there_are_refused() => Assert.Equal(
        ["The header at byte 1024 of it ends behind the attributes of a member that is not there; get it anew."],
        _bench.Problems(ArchiveKind.Tar, new TarBuilder().Pax(("path", "a")).Build()));

    [Fact]
    public void Attributes_for_all_members_give_way_to_those_of_one()
    {
        var archive = new TarBuilder()
            .Member("g", 'g', Encoding.UTF8.GetBytes("20 mtime=1000000000\n"))
            .File("a")
            .Pax(("mtime", "1100000000.5"), ("comment", "hello"), ("SCHILY.xattr.user.x", "y"))
            .File("b")
            .Build();
        var times = _bench.Expand(ArchiveKind.Tar, archive).Members.Select(member => member.Modified.ToUnixTimeMilliseconds());
        Assert.Equal([1_000_000_000_000, 1_100_000_000_500], times);
    }

    [Theory]
    [InlineData("-62135596801", 0)]
    [InlineData("99999999999999999999", 3_155_378_975_999_999_999)]
    [InlineData("-1.5", 621_355_967_985_000_000)]
    public void Times_beyond_all_calendars_become_the_first_or_the_last(string time, long ticks) => Assert.Equal(
        ticks,
        Assert.Single(_bench.Expand(ArchiveKind.Tar, new TarBuilder().Pax(("mtime", time)).File("a").Build()).Members).Modified.Ticks);

    [Fact]
    public void Permissions_are_kept_and_all_else_of_a_mode_is_not()
    {
        var archive = new TarBuilder().File("a", mode: 0xDED).File("b", mode: 0).Member("c", '5', mode: 0x12).Build();
        Assert.Equal([0x1ED, 0x100, 0x1D2], _bench.Expand(ArchiveKind.Tar, archive).Members.Select(member => (int)member.Mode));
    }

    [Fact]
    public void An_old_hard_link_has_a_size_but_no_data_and_a_new_one_has_both()
    {
        var old = new TarBuilder().File("a", "12345").Member("b", '1', size: "00000000005\0", link: "a").File("c", "x").Build();
        Assert.Equal(["a", "b", "c"], _bench.Expand(ArchiveKind.Tar, old).Members.Select(member => member.Path));
        var posix = new TarBuilder()
            .File("a", "12345").Pax(("comment", "x")).Member("b", '1', "12345"u8.ToArray(), link: "a").File("c", "x")
            .Build();
        Assert.Equal(["a", "b", "c"], _bench.Expand(ArchiveKind.Tar, posix).Members.Select(member => member.Path));
    }

    [Theory]
    [InlineData(ArchiveKind.Tar, "gzip", "It is no tar archive; it looks like what \"via: gztar\" stands for.")]
    [InlineData(ArchiveKind.GzTar, "xz", "It is no gztar archive; it looks like what \"via: xztar\" stands for.")]
    [InlineData(ArchiveKind.XzTar, "cat", "It is no xztar archive; it looks like what \"via: tar\" stands for.")]
    [InlineData(ArchiveKind.BzTar, "base64", "It is no bztar archive.")]
    [InlineData(ArchiveKind.Zip, "bzip2", "It is no zip archive; it looks like what \"via: bztar\" stands for.")]
    [InlineData(ArchiveKind.Tar, "base64", "It is no tar archive.")]
    public void Another_kind_of_archive_is_named(ArchiveKind kind, string filter, string problem)
    {
        var archive = _bench.Folder.Write("a", new TarBuilder().File("a").Build());
        Tool.Run("sh", "-c", $"{filter} < {archive} > {_bench.Folder["b"]}");
        Assert.Equal([problem], _bench.Problems(kind, File.ReadAllBytes(_bench.Folder["b"])));
    }

    [Fact]
    public void Damage_to_compressed_data_is_told_even_behind_the_last_member()
    {
        _bench.Folder.Write("a.tar", new TarBuilder().File("a").Build());
        Tool.Run("gzip", _bench.Folder["a.tar"]);
        var archive = File.ReadAllBytes(_bench.Folder["a.tar.gz"]);
        Assert.Single(_bench.Expand(ArchiveKind.GzTar, archive).Members);
        Assert.Equal(
            [$"The gzip data ends too early; get it anew (at byte {archive.Length - 1} of it)."],
            _bench.Problems(ArchiveKind.GzTar, archive[..^1]));
        archive[^5] ^= 1;
        Assert.StartsWith("The gzip data is damaged;", Assert.Single(_bench.Problems(ArchiveKind.GzTar, archive)), StringComparison.Ordinal);
    }
}
