using System.Text;
using Cardshop.Content.Archives;
using Cardshop.Primitives.Digests;
using Xunit;

namespace Cardshop.Formats.Content.Archives;

public sealed class ZipRuleTests : IDisposable
{
    private readonly ExpansionBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("/etc/passwd", "has an absolute path.")]
    [InlineData("a/../../up", "has a path with \"..\" in it.")]
    [InlineData("C:\\up", "has an absolute path.")]
    [InlineData("z:/up", "has an absolute path.")]
    public void A_path_that_leads_elsewhere_is_refused(string path, string problem) =>
        Assert.Equal([$"\"{path}\" {problem}"], _bench.Problems(ArchiveKind.Zip, new ZipBuilder().File("good").File(path).Build()));

    [Fact]
    public void A_backslash_is_a_character_of_a_name() =>
        Assert.Equal("..\\a\\b", Assert.Single(_bench.Expand(ArchiveKind.Zip, new ZipBuilder().File("..\\a\\b").Build()).Members).Path);

    [Fact]
    public void Symbolic_links_are_held_to_the_rules()
    {
        var good = new ZipBuilder().Symlink("a/link", "../b").Build();
        Assert.Equal("../b", Assert.Single(_bench.Expand(ArchiveKind.Zip, good).Members).LinkTarget);
        var bad = new ZipBuilder().Symlink("link", "../b").Symlink("other", "a").File("other/x").Build();
        Assert.Equal(
            [
                "\"link\" is a symbolic link to \"../b\", which leads out of the archive's folder.",
                "\"other/x\" lies below \"other\", which is a symbolic link and no folder.",
            ],
            _bench.Problems(ArchiveKind.Zip, bad));
        var huge = new ZipBuilder().Symlink("link", new string('x', 5000)).Build();
        Assert.Equal(["\"link\" is a symbolic link of 5000 bytes, which no file system takes."], _bench.Problems(ArchiveKind.Zip, huge));
        var notText = new ZipBuilder().Member(new ZipMember("link") { Data = [0xFF], UnixMode = 0xA1FF }).Build();
        Assert.Equal(["\"link\" is a symbolic link that is damaged; get the archive anew."], _bench.Problems(ArchiveKind.Zip, notText));
    }

    [Fact]
    public void What_cannot_be_read_is_refused_by_name()
    {
        var archive = new ZipBuilder()
            .Member(new ZipMember("encrypted") { Flags = 0x801 })
            .Member(new ZipMember("deflate64") { Method = 9 })
            .Member(new ZipMember("lzma") { Method = 14 })
            .Member(new ZipMember("unknown") { Method = 77 })
            .Member(new ZipMember("fifo") { UnixMode = 0x11A4 })
            .Member(new ZipMember("not text") { RawName = [0xFF] })
            .Build();
        Assert.Equal(
            [
                "\"encrypted\" is encrypted, which is not supported.",
                "\"deflate64\" is compressed in a way that is not supported (Deflate64); make the archive with zip.",
                "\"lzma\" is compressed in a way that is not supported (Lzma); make the archive with zip.",
                "\"unknown\" is compressed in a way that is not supported (77); make the archive with zip.",
                "\"fifo\" is neither a file nor a folder nor a link.",
                "\"\uFFFD\" has a name that is said to be UTF-8 and is not; make the archive anew.",
            ],
            _bench.Problems(ArchiveKind.Zip, archive));
    }

    [Fact]
    public void Damaged_files_are_refused_by_name()
    {
        var archive = new ZipBuilder()
            .Member(new ZipMember("checksum") { Checksum = 1 })
            .Member(new ZipMember("stored checksum") { Checksum = 1, Method = 0 })
            .Member(new ZipMember("too short") { Length = 6 })
            .Member(new ZipMember("too long") { Length = 8 })
            .Member(new ZipMember("stored length") { Length = 8, Method = 0 })
            .Member(new ZipMember("cut off") { CompressedLength = 4 })
            .Member(new ZipMember("noise") { Method = 0, Data = [0xFF, 0xFF, 0xFF, 0xFF] })
            .Member(new ZipMember("other") { LocalName = "OTHER" })
            .File("good")
            .Build();
        var at = archive.AsSpan().LastIndexOf("noise"u8) - 46;
        archive[at + 10] = 8;

        string[] damaged = ["checksum", "stored checksum", "too short", "too long", "stored length", "cut off", "noise"];
        Assert.Equal(
            [
                .. damaged.Select(name => $"\"{name}\" is damaged; get the archive anew."),
                "\"other\" is not where the directory says; get the archive anew.",
            ],
            _bench.Problems(ArchiveKind.Zip, archive));
    }

    [Fact]
    public void Members_that_share_bytes_are_refused()
    {
        const string Problem = "shares its bytes with something else; that is no honest archive.";
        var archive = new ZipBuilder().File("a").Member(new ZipMember("b") { Offset = 0, RawName = "a"u8.ToArray() }).Build();
        Assert.Equal([$"\"a\" {Problem}", $"\"a\" {Problem}"], _bench.Problems(ArchiveKind.Zip, archive));

        // A stored member that holds the whole of the next one.
        var inner = new ZipBuilder().File("inner").Build();
        archive = new ZipBuilder()
            .Member(new ZipMember("outer") { Method = 0, Data = inner })
            .Member(new ZipMember("inner") { Offset = 35 })
            .Build();
        Assert.Equal([$"\"outer\" {Problem}"], _bench.Problems(ArchiveKind.Zip, archive));

        archive = new ZipBuilder().Member(new ZipMember("into the directory") { Method = 0, CompressedLength = 100, Length = 100 }).Build();
        Assert.Equal([$"\"into the directory\" {Problem}"], _bench.Problems(ArchiveKind.Zip, archive));
    }

    [Theory]
    [InlineData("0FFFFFFFFFFFFF7F", "0100000000000000", "0000000000000000", "\"a\" shares its bytes with something else; that is no honest archive.")]
    [InlineData("0700000000000000", "0100000000000000", "FFFFFFFFFFFFFF7F", "\"a\" is not where the directory says; get the archive anew.")]
    [InlineData("FFFFFFFFFFFFFFFF", "0100000000000000", "0000000000000000", "\"a\" is not where the directory says; get the archive anew.")]
    [InlineData("0700000000000000", "FFFFFFFFFFFFFFFF", "0000000000000000", "\"a\" is not where the directory says; get the archive anew.")]
    [InlineData("0700000000000000", "", "", "\"a\" is not where the directory says; get the archive anew.")]
    public void Numbers_of_64_bits_that_cannot_be_are_refused(string compressedLength, string length, string offset, string problem)
    {
        var numbers = Convert.FromHexString(length + compressedLength + offset);
        var archive = new ZipBuilder()
            .Member(new ZipMember("a")
            {
                Extra = [1, 0, (byte)numbers.Length, 0, .. numbers],
                Length = uint.MaxValue,
                CompressedLength = uint.MaxValue,
                IsFar = true,
            })
            .Build();
        Assert.Equal([problem], _bench.Problems(ArchiveKind.Zip, archive, new ExpansionLimits { Room = long.MaxValue }));
    }

    [Fact]
    public void An_archive_that_was_cut_off_is_refused()
    {
        var archive = new ZipBuilder().File("a").File("b").Build();
        for (var length = 0; length < archive.Length; length++)
        {
            Assert.Equal(
                ["It has no end record, so it is no zip archive or was cut off. Get it anew."],
                _bench.Problems(ArchiveKind.Zip, archive[..length]));
        }
    }

    [Theory]
    [InlineData(1, 0, "Its end record points to a place outside of it. Get it anew.")]
    [InlineData(0, 5000, "Its end record points to a place outside of it. Get it anew.")]
    [InlineData(-1, 1, "Its directory is damaged at byte 39. Get it anew.")]
    public void A_directory_that_is_not_where_it_should_be_is_refused(int offset, int length, string problem) =>
        Assert.Equal([problem], _bench.Problems(ArchiveKind.Zip, new ZipBuilder { EndRecordError = (offset, length) }.File("a").Build()));

    [Fact]
    public void Other_things_in_the_directory_are_refused()
    {
        var problem = Assert.Single(_bench.Problems(ArchiveKind.Zip, new ZipBuilder().File("a").RawDirectory("PK"u8).Build()));
        Assert.Equal("Its directory is damaged at byte 87. Get it anew.", problem);
    }

    [Fact]
    public void A_part_of_a_split_archive_is_refused()
    {
        var archive = new ZipBuilder().File("a").Build();
        archive[^18] = 1;
        Assert.Equal(["It is one part of a split archive; join the parts with zip -s 0."], _bench.Problems(ArchiveKind.Zip, archive));
    }

    [Fact]
    public void Modes_are_those_of_Unix_or_the_usual_ones()
    {
        var archive = new ZipBuilder()
            .Member(new ZipMember("a") { UnixMode = 0x81C0 })
            .Member(new ZipMember("b") { UnixMode = 0x8000 })
            .Member(new ZipMember("c") { UnixMode = 0xFFFF, MadeBy = 0 })
            .Member(new ZipMember("d") { UnixMode = 0x8FFF })
            .Member(new ZipMember("e/") { UnixMode = 0x4000, Data = [] })
            .Member(new ZipMember("f/") { UnixMode = 0x41C0, Data = [] })
            .Build();
        var modes = _bench.Expand(ArchiveKind.Zip, archive).Members.Select(member => (int)member.Mode);
        Assert.Equal([0x1E4, 0x1A4, 0x1A4, 0x1FF, 0x1ED, 0x1ED], modes);
    }

    [Theory]
    [InlineData("", "2020-02-03T04:05:06")]
    [InlineData("5554050001" + "00CA9A3B", "2001-09-09T01:46:40")]
    [InlineData("5554050002" + "00CA9A3B", "2020-02-03T04:05:06")]
    [InlineData("0A0020000000000001001800" + "0080FF44D138C101" + "00000000000000000000000000000000", "2001-09-09T01:46:40")]
    [InlineData("5554FF0001", "2020-02-03T04:05:06")]
    public void Times_are_the_most_exact_ones(string extra, string expected)
    {
        var archive = new ZipBuilder().Member(new ZipMember("a") { Extra = Convert.FromHexString(extra) }).Build();
        Assert.Equal(DateTimeOffset.Parse(expected + "Z"), Assert.Single(_bench.Expand(ArchiveKind.Zip, archive).Members).Modified);
    }

    [Fact]
    public void A_date_that_is_none_becomes_the_nearest()
    {
        var archive = new ZipBuilder().Member(new ZipMember("a") { Date = 0, Time = 0xFFFF }).Build();
        var member = Assert.Single(_bench.Expand(ArchiveKind.Zip, archive).Members);
        Assert.Equal(new DateTimeOffset(1980, 1, 1, 23, 59, 59, TimeSpan.Zero), member.Modified);
    }

    [Fact]
    public void Names_are_UTF_8_where_anything_says_so_and_code_page_437_else()
    {
        var raw = Encoding.UTF8.GetBytes("é");
        var unicode = new List<byte> { 0x75, 0x70, 8, 0, 1 };
        unicode.AddRange(BitConverter.GetBytes(Crc32.Append(0, raw)));
        unicode.AddRange("\u20AC"u8);
        var archive = new ZipBuilder()
            .Member(new ZipMember("a") { RawName = raw })
            .Member(new ZipMember("b") { RawName = raw, Flags = 0, MadeBy = 0 })
            .Member(new ZipMember("c") { RawName = [.. raw, 0x82], Flags = 0 })
            .Member(new ZipMember("d") { RawName = raw, Flags = 0, MadeBy = 0, Extra = [.. unicode] })
            .Build();
        Assert.Equal(["é", "├⌐", "├⌐é", "€"], _bench.Expand(ArchiveKind.Zip, archive).Members.Select(member => member.Path));
    }
}
