using System.Globalization;
using System.Text;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.Primitives.Tar;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Primitives.Tar;

public sealed class TarReaderTests : IDisposable
{
    private const string CutOff = "cut off";

    private readonly TempFolder _folder = new();
    private readonly PhysicalStorage _storage = new();

    [Theory]
    [InlineData("v7")]
    [InlineData("oldgnu")]
    [InlineData("gnu")]
    [InlineData("ustar")]
    [InlineData("pax")]
    public void What_GNU_tar_packs_is_read_back(string format)
    {
        var tree = Directory.CreateDirectory(_folder["tree/folder"]).FullName;
        _folder.Write("tree/empty", "");
        _folder.Write("tree/folder/text", "some text");
        _folder.Write("tree/folder/large", Enumerable.Range(0, 100_000).Select(i => (byte)i).ToArray());
        File.CreateSymbolicLink(Path.Combine(tree, "link"), "../empty");
        Tool.Run("ln", _folder["tree/empty"], Path.Combine(tree, "hard"));
        if (format is not "v7")
        {
            Tool.Run("mkfifo", "-m", "640", Path.Combine(tree, "pipe"));
        }

        if (format is "gnu" or "oldgnu" or "pax")
        {
            _folder.Write("tree/folder/" + new string('n', 180), "long name");
            File.CreateSymbolicLink(Path.Combine(tree, "long link"), new string('t', 200));
        }

        Tool.Run("tar", "-C", _folder["tree"], "--sort=name", "--mtime=2020-02-03T04:05:06Z", "--format=" + format, "-cf", _folder["a.tar"], ".");
        var entries = Read("a.tar");
        Assert.Equal(Listing(), [.. entries.Select(Line)]);
        Assert.Equal("some text", Encoding.UTF8.GetString(entries.Single(entry => entry.Name.EndsWith("/text", StringComparison.Ordinal)).ContentIn(FileSource.Open(_storage, _folder["a.tar"])).ReadAll()));
        Assert.All(entries, entry => Assert.Equal(1580702706, entry.Modified.Seconds));
    }

    [Fact]
    public void Devices_owners_and_binary_attributes_survive()
    {
        File.WriteAllText(_folder["f"], "x");
        Tool.Run("setfattr", "-n", "user.bytes", "-v", "0x000aff80410a", _folder["f"]);
        Tool.Run("tar", "-C", _folder.Path, "--format=pax", "--xattrs", "--xattrs-include=*", "--owner=:123456", "--group=:3000000000", "-cf", _folder["a.tar"], "f");
        var entry = Assert.Single(Read("a.tar"));
        Assert.Equal((123456u, 3000000000u), (entry.Uid, entry.Gid));
        var attribute = Assert.Single(entry.ExtendedAttributes);
        Assert.Equal("user.bytes", attribute.Key);
        Assert.Equal([0, 0x0A, 0xFF, 0x80, 0x41, 0x0A], attribute.Value.ToArray());

        Tool.Run("python3", "-c", "import sys,tarfile\nt=tarfile.open(sys.argv[1],'w')\ni=tarfile.TarInfo('sda');i.type=tarfile.BLKTYPE;i.devmajor=8;i.devminor=300;t.addfile(i)\nt.close()", _folder["b.tar"]);
        Assert.Equal((TarEntryKind.BlockDevice, 8u, 300u), Read("b.tar").Select(device => (device.Kind, device.Major, device.Minor)).Single());
    }

    [Fact]
    public void Moments_before_1970_and_fractions_are_exact()
    {
        File.WriteAllText(_folder["f"], "x");
        foreach (var (text, expected) in new[] { ("1969-12-31T23:59:58.25Z", (-2L, 250_000_000u)), ("2001-09-09T01:46:40.123456789Z", (1_000_000_000L, 123_456_789u)) })
        {
            Tool.Run("touch", "-d", text, _folder["f"]);
            Tool.Run("tar", "-C", _folder.Path, "--format=pax", "-cf", _folder["a.tar"], "f");
            Assert.Equal(expected, Assert.Single(Read("a.tar")).Modified);
        }
    }

    [Fact]
    public void A_file_of_more_than_8_GiB_has_its_size_in_base_256()
    {
        using (var sparse = File.Create(_folder["big"]))
        {
            sparse.SetLength(9L << 30);
        }

        Tool.Run("sh", "-c", $"cd {_folder.Path} && tar --format=gnu -cf - big | head -c 1024 > head.tar");
        var header = File.ReadAllBytes(_folder["head.tar"])[..512];
        var archive = ConcatSource.Of(new MemorySource(header), new ZeroSource(9L << 30));
        Assert.Equal(9L << 30, Assert.Single(TarReader.Read(archive)).Length);
    }

    [Fact]
    public void An_archive_that_was_cut_says_where()
    {
        _folder.Write("f", new byte[5000]);
        Tool.Run("tar", "-C", _folder.Path, "-cf", _folder["a.tar"], "f");
        var cut = new MemorySource(File.ReadAllBytes(_folder["a.tar"]).AsMemory(0, 2048));
        var error = Assert.Throws<TarFormatException>(() => TarReader.Read(cut).Count());
        Assert.Equal("It ends in the middle, at byte 2048: it was cut off. Get it anew.", error.Message);
    }

    [Fact]
    public void Damaged_archives_are_refused_or_read_but_never_escape()
    {
        _folder.Write("f", new byte[600]);
        _folder.Write(new string('n', 150), "long");
        Tool.Run("setfattr", "-n", "user.a", "-v", "b", _folder["f"]);
        var corpus = new[] { "v7", "gnu", "ustar", "pax" }.Select(format =>
        {
            string[] attributes = format is "pax" ? ["--xattrs"] : [];
            Tool.Try("tar", ["-C", _folder.Path, .. attributes, "--blocking-factor=1", "--exclude=*.tar", "--format=" + format, "-cf", _folder["a.tar"], "."]);
            return File.ReadAllBytes(_folder["a.tar"]);
        }).ToList();
        corpus.Add(new TarBuilder()
            .Member("g", 'g', "20 mtime=1000000000\n"u8.ToArray())
            .Member("l", 'L', "folder/long name\0"u8.ToArray()).Member("k", 'K', "target\0"u8.ToArray()).Symlink("s", "t")
            .Pax(("path", "p"), ("uid", "3000000000"), ("mtime", "-1.5"), ("size", "3"), ("SCHILY.xattr.user.a", "b")).File("x", "abc")
            .Member("s", 'S', new byte[100]).Member("q", 'q').Member("v", 'V').Member("m", 'M', [1]).Pax(("GNU.sparse.major", "1")).File("z")
            .Build());
        var inputs = 0;
        new Fuzzer(corpus).Run(
            input =>
            {
                var archive = inputs++ % 2 == 0 ? TarChecksums.Right(input) : input;
                var sought = Outcome(() => TarReader.Read(new MemorySource(archive)));
                var streamed = Outcome(() => ReadForwards(archive));
                if (sought is not CutOff)
                {
                    Assert.Equal(sought, streamed);
                }
            },
            error => error is TarFormatException);
    }

    [Fact]
    public void Attributes_without_end_are_refused_however_they_are_cut_into_headers()
    {
        var archive = new TarBuilder();
        for (var i = 0; i < 20; i++)
        {
            archive.Pax(($"SCHILY.xattr.user.{i}", new string('x', 60_000)));
        }

        var error = Assert.Throws<TarFormatException>(() => TarReader.Read(new MemorySource(archive.File("a").Build())).Count());
        Assert.EndsWith("bytes of attributes, of which 1048576 is the most that is read; get it anew.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("12.5", 12, 500_000_000)]
    [InlineData("12.0000000019", 12, 1)]
    [InlineData("-0.25", -1, 750_000_000)]
    [InlineData("-7", -7, 0)]
    [InlineData("+7.", 7, 0)]
    [InlineData(".5", 0, 500_000_000)]
    [InlineData("9223372036854775807", long.MaxValue, 0)]
    [InlineData("9223372036854775808", long.MaxValue, 0)]
    [InlineData("-99999999999999999999.5", long.MinValue, 500_000_000)]
    public void A_moment_has_seconds_and_a_fraction(string text, long seconds, uint nanoseconds) =>
        Assert.Equal((seconds, nanoseconds), TarMoment.Parse(Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1e9")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData(" 1")]
    public void Nothing_else_is_a_moment(string text) => Assert.Null(TarMoment.Parse(Encoding.ASCII.GetBytes(text)));

    public void Dispose()
    {
        _storage.Dispose();
        _folder.Dispose();
    }

    /// <summary>As what comes from a decoder is read: there is no way back, and none forward but reading.</summary>
    private static IEnumerable<TarEntry> ReadForwards(byte[] archive)
    {
        var reader = new TarReader(new PieceByPiece(archive));
        while (reader.Next() is { } entry)
        {
            yield return entry;
        }
    }

    /// <summary>What was read and what ended it. Where an archive was cut is noticed earlier by who can look ahead.</summary>
    private static string Outcome(Func<IEnumerable<TarEntry>> read)
    {
        var lines = new StringBuilder();
        try
        {
            foreach (var entry in read())
            {
                lines.AppendLine(CultureInfo.InvariantCulture, $"{entry.Kind} {entry.Offset} {entry.Uid} {entry.Modified} {entry.ExtendedAttributes.Count} {Line(entry)}");
            }
        }
        catch (TarFormatException error) when (error.Message.Contains(CutOff, StringComparison.Ordinal))
        {
            return CutOff;
        }
        catch (TarFormatException error)
        {
            lines.AppendLine(error.Message);
        }

        return lines.ToString();
    }

    private static string Line(TarEntry entry)
    {
        var name = entry.Kind switch
        {
            TarEntryKind.SymbolicLink => $"{entry.Name} -> {entry.LinkName}",
            TarEntryKind.HardLink => $"{entry.Name} link to {entry.LinkName}",
            _ => entry.Name,
        };
        return $"{entry.Length} {name}";
    }

    private List<TarEntry> Read(string name) => [.. TarReader.Read(FileSource.Open(_storage, _folder[name]))];

    /// <summary>What tar itself says: size and name of each entry.</summary>
    private List<string> Listing() =>
        [.. Tool.Run("tar", "--utc", "--full-time", "--numeric-owner", "--quoting-style=literal", "-tvf", _folder["a.tar"])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries))
            .Select(fields => string.Create(CultureInfo.InvariantCulture, $"{fields[2]} {fields[5]}"))];
}
