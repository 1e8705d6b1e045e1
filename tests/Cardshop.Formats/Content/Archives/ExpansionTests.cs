using Cardshop.Content.Archives;
using Cardshop.Formats.Primitives.Tar;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Content.Archives;

public sealed class ExpansionTests : IDisposable
{
    private readonly ExpansionBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(ArchiveKind.Tar)]
    [InlineData(ArchiveKind.GzTar)]
    [InlineData(ArchiveKind.Zip)]
    public void An_archive_that_was_expanded_before_is_not_read_again(ArchiveKind kind)
    {
        var archive = Archive(kind);
        var source = new CountingSource(archive);
        var first = Expand(kind, archive, source);
        Assert.InRange(source.Read, archive.Length / 2, long.MaxValue);
        var (members, notices) = (TreeEntry.OfArchive(first), first.Notices);

        source.Forget();
        var second = Expand(kind, archive, source);
        Assert.Equal(3, second.Members.Count);
        Assert.Equal(["a", "b", "c"], second.Members.Select(member => member.Path));
        Assert.Equal(0, source.Read);
        Assert.Equal(members, TreeEntry.OfArchive(second));
        Assert.Equal(notices, second.Notices);
        Assert.Equal(2, notices.Count);
    }

    [Theory]
    [InlineData(ArchiveKind.GzTar)]
    [InlineData(ArchiveKind.Zip)]
    public void What_is_missing_from_the_store_is_made_again(ArchiveKind kind)
    {
        var archive = Archive(kind);
        var before = TreeEntry.OfArchive(_bench.Expand(kind, archive));
        var blobs = Directory.GetFiles(_bench.Folder["store/cas"], "*", SearchOption.AllDirectories);
        Assert.Equal(2, blobs.Length);
        foreach (var blob in blobs)
        {
            var content = File.ReadAllBytes(blob);
            File.Delete(blob);
            Assert.Equal(before, TreeEntry.OfArchive(_bench.Expand(kind, archive)));
            Assert.Equal(content, File.ReadAllBytes(blob));
        }
    }

    [Fact]
    public void Members_can_be_had_one_by_one_and_in_any_order()
    {
        var builder = new TarBuilder();
        for (var i = 0; i < 1500; i++)
        {
            builder.File($"folder/{i}", $"content {i}");
        }

        var members = _bench.Expand(ArchiveKind.Tar, builder.Build()).Members;
        Assert.Equal(1500, members.Count);
        var inOrder = members.ToList();
        foreach (var i in new[] { 1499, 0, 512, 511, 777 })
        {
            Assert.Equal($"folder/{i}", members[i].Path);
            Assert.Equal($"content {i}", System.Text.Encoding.UTF8.GetString(members[i].Content.ReadAll()));
            Assert.Equal(inOrder[i] with { Content = ZeroSource.Empty }, members[i] with { Content = ZeroSource.Empty });
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => members[1500]);
        Assert.Throws<ArgumentOutOfRangeException>(() => members[-1]);
    }

    [Fact]
    public void The_later_of_two_members_with_one_path_counts()
    {
        var archive = new TarBuilder()
            .Directory("x").File("x/a", "1").File("b").File("./x/a", "22").Directory("x/").File("b", "3").File("b", "4")
            .Build();
        var expanded = _bench.Expand(ArchiveKind.Tar, archive);
        Assert.Equal(["x/a", "x", "b"], expanded.Members.Select(member => member.Path));
        Assert.Equal(["22", "", "4"], expanded.Members.Select(member => System.Text.Encoding.UTF8.GetString(member.Content.ReadAll())));
        Assert.Equal(3, expanded.Length);
        Assert.Equal(["3 members, the first of them \"x/a\", come again; the last one of each counts."], expanded.Notices);
    }

    [Fact]
    public void More_than_was_declared_is_a_notice_each_time()
    {
        var archive = new TarBuilder().File("a", new string('x', 3000)).Build();
        foreach (var declared in new long?[] { 2999, 3000, null, 2999 })
        {
            var source = new ArchiveSource("archive", ArchiveKind.Tar, new MemorySource(archive), Sha256Digest.Of(archive));
            Assert.Equal(
                declared == 2999 ? ["Its files hold 3000 bytes (2.93 KiB), more than the 2999 that are declared."] : [],
                _bench.Expand(source with { DeclaredSize = declared }).Notices);
        }
    }

    [Theory]
    [InlineData(ArchiveKind.Tar)]
    [InlineData(ArchiveKind.GzTar)]
    [InlineData(ArchiveKind.Zip)]
    public void More_than_there_is_room_for_is_refused_each_time(ArchiveKind kind)
    {
        const string Problem =
            "Its members hold more than the 2.93 KiB that there is room for; leave something out, or make the image larger.";
        var archive = Pack(kind, new string('x', 3001));
        Assert.Equal([Problem], _bench.Problems(kind, archive, new ExpansionLimits { Room = 3000 }));
        Assert.Equal(3001, _bench.Expand(kind, archive).Length);
        Assert.Equal([Problem], _bench.Problems(kind, archive, new ExpansionLimits { Room = 3000 }));
        Assert.Equal(3001, _bench.Expand(kind, archive, new ExpansionLimits { Room = 3001 }).Length);
    }

    [Theory]
    [InlineData(ArchiveKind.Tar)]
    [InlineData(ArchiveKind.Zip)]
    public void More_members_than_are_expanded_are_refused(ArchiveKind kind)
    {
        var archive = Archive(kind);
        var limits = new ExpansionLimits { Room = 1 << 20, MostMembers = 4 };
        Assert.Equal(["It has more than 4 members, which is the most that is expanded."], _bench.Problems(kind, archive, limits));
        Assert.Equal(3, _bench.Expand(kind, archive, limits with { MostMembers = 5 }).Members.Count);
    }

    [Theory]
    [InlineData(ArchiveKind.GzTar)]
    [InlineData(ArchiveKind.BzTar)]
    [InlineData(ArchiveKind.XzTar)]
    [InlineData(ArchiveKind.Zip)]
    public void A_large_member_that_is_compressed_too_well_is_refused(ArchiveKind kind)
    {
        var limits = new ExpansionLimits { Room = 1 << 30, RatioThreshold = 1_000_000, HighestRatio = 100 };
        var small = Pack(kind, new string('x', 900_000));
        Assert.Equal(900_000, _bench.Expand(kind, small, limits).Length);

        var large = Pack(kind, new string('x', 30_000_000));
        var problem = Assert.Single(_bench.Problems(kind, large, limits));
        Assert.Contains("\"a\"", problem, StringComparison.Ordinal);
        Assert.EndsWith("is compressed more than 100 times; that is no honest archive.", problem, StringComparison.Ordinal);
        Assert.Equal(30_000_000, _bench.Expand(kind, large, limits with { HighestRatio = 1_000_000 }).Length);
    }

    [Fact]
    public void Metadata_without_end_that_is_compressed_too_well_is_refused()
    {
        var builder = new TarBuilder();
        for (var i = 0; i < 60; i++)
        {
            builder.Member("x", 'g', System.Text.Encoding.ASCII.GetBytes($"1000000 comment={new string('x', 999_983)}\n"));
        }

        var limits = new ExpansionLimits { Room = 1 << 20, RatioThreshold = 10_000_000, HighestRatio = 100 };
        var problem = Assert.Single(_bench.Problems(ArchiveKind.GzTar, Compress("gzip", builder.Build()), limits));
        Assert.EndsWith("is compressed more than 100 times; that is no honest archive.", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ArchiveKind.Tar)]
    [InlineData(ArchiveKind.Zip)]
    public void Reading_an_archive_is_watched_and_can_be_ended(ArchiveKind kind)
    {
        var archive = Pack(kind, new string('x', 10_000_000));
        var source = new ArchiveSource("archive", kind, new MemorySource(archive), Sha256Digest.Of(archive));
        using var cancellation = new CancellationTokenSource();
        var progress = new Watch();
        cancellation.Cancel();
        var limits = new ExpansionLimits { Room = 1 << 30 };
        var expansion = new ArchiveExpansion(_bench.Store);
        Assert.Throws<OperationCanceledException>(() => expansion.Expand(source, limits, progress, cancellation.Token));
        expansion.Expand(source, limits, progress, TestContext.Current.CancellationToken);
        Assert.InRange(progress.Last, archive.Length / 2, archive.Length);
    }

    [Fact]
    public void Kinds_are_named_as_recipes_name_them()
    {
        Assert.Equal(["tar", "gztar", "bztar", "xztar", "zip"], Enum.GetValues<ArchiveKind>().Select(kind => kind.ToName()));
        foreach (var kind in Enum.GetValues<ArchiveKind>())
        {
            Assert.True(ArchiveKinds.TryParse(kind.ToName(), out var parsed));
            Assert.Equal(kind, parsed);
        }

        Assert.False(ArchiveKinds.TryParse("direct", out _));
        Assert.False(ArchiveKinds.TryParse(null, out _));
    }

    private ExpandedArchive Expand(ArchiveKind kind, byte[] archive, ByteSource content) =>
        _bench.Expand(new ArchiveSource("archive", kind, content, Sha256Digest.Of(archive)));

    /// <summary>Three members, one that comes twice, and one that is junk.</summary>
    private byte[] Archive(ArchiveKind kind)
    {
        string[] names = ["a", "b", "._x", "b", "c"];
        var (tar, zip) = (new TarBuilder(), new ZipBuilder());
        for (var i = 0; i < names.Length; i++)
        {
            tar.File(names[i], $"content {i}");
            zip.File(names[i], $"content {i}");
        }

        return kind == ArchiveKind.Zip ? zip.Build() : Compress(Filter(kind), tar.Build());
    }

    private byte[] Pack(ArchiveKind kind, string content) => kind == ArchiveKind.Zip
        ? new ZipBuilder().File("a", content).Build()
        : Compress(Filter(kind), new TarBuilder().File("a", content).Build());

    private byte[] Compress(string filter, byte[] content)
    {
        var file = _bench.Folder.Write("plain", content);
        Tool.Run("sh", "-c", $"{filter} < {file} > {file}.compressed");
        return File.ReadAllBytes(file + ".compressed");
    }

    private static string Filter(ArchiveKind kind) => kind switch
    {
        ArchiveKind.GzTar => "gzip",
        ArchiveKind.BzTar => "bzip2",
        ArchiveKind.XzTar => "xz",
        _ => "cat",
    };

    private sealed class CountingSource(byte[] content) : ByteSource
    {
        private long _read;

        public new long Read => Interlocked.Read(ref _read);

        public override long Length => content.Length;

        public void Forget() => Interlocked.Exchange(ref _read, 0);

        protected override void ReadCore(long offset, Span<byte> destination)
        {
            Interlocked.Add(ref _read, destination.Length);
            content.AsSpan((int)offset, destination.Length).CopyTo(destination);
        }
    }

    private sealed class Watch : IProgress<long>
    {
        public long Last { get; private set; }

        public void Report(long value) => Last = value;
    }
}
