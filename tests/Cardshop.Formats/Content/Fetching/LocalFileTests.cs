using Cardshop.Content;
using Cardshop.Content.Fetching;
using Cardshop.Formats.Content.Store;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Content.Fetching;

public sealed class LocalFileTests : IDisposable
{
    private readonly FetchBench _bench = new();
    private readonly string _path;

    public LocalFileTests()
    {
        _path = _bench.Folder.Write("in/a b.zim", TestContent.Bytes(100_000));
        File.SetLastWriteTimeUtc(_path, _bench.Clock.GetUtcNow().UtcDateTime.AddDays(-1));
    }

    private Uri Source => new(_path);

    [Fact]
    public async Task A_local_file_is_read_in_place_and_not_copied()
    {
        var fetched = await _bench.FetchAsync(Source);
        Assert.Equal(_path, Assert.IsType<FileSource>(fetched.Content).Path);
        Assert.Equal((Sha256Digest.Of(TestContent.Bytes(100_000)), 100_000, true), (fetched.Digest, fetched.Length, fetched.FromStore));
        Assert.Empty(Directory.EnumerateFiles(_bench.Folder["store/cas"], "*", SearchOption.AllDirectories));
        Assert.Equal(0, Assert.Single(_bench.Store.Sources()).StoredBytes);
    }

    [Fact]
    public async Task An_unchanged_file_is_not_hashed_again()
    {
        var digest = (await _bench.FetchAsync(Source)).Digest;
        var written = File.GetLastWriteTimeUtc(_path);
        File.WriteAllBytes(_path, new byte[100_000]);
        File.SetLastWriteTimeUtc(_path, written);
        Assert.Equal(digest, (await _bench.FetchAsync(Source)).Digest);
    }

    [Theory]
    [InlineData(100_000, 1)]
    [InlineData(99_999, 0)]
    public async Task A_file_that_changed_is_hashed_again(int length, int seconds)
    {
        await _bench.FetchAsync(Source);
        var written = File.GetLastWriteTimeUtc(_path);
        File.WriteAllBytes(_path, new byte[length]);
        File.SetLastWriteTimeUtc(_path, written.AddSeconds(seconds));
        Assert.Equal(Sha256Digest.Of(new byte[length]), (await _bench.FetchAsync(Source)).Digest);
    }

    [Fact]
    public async Task A_file_that_was_written_a_moment_ago_is_not_remembered()
    {
        File.SetLastWriteTimeUtc(_path, _bench.Clock.GetUtcNow().UtcDateTime);
        await _bench.FetchAsync(Source);
        File.WriteAllBytes(_path, new byte[100_000]);
        File.SetLastWriteTimeUtc(_path, _bench.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(Sha256Digest.Of(new byte[100_000]), (await _bench.FetchAsync(Source)).Digest);
    }

    [Fact]
    public async Task Its_checksum_is_compared_be_it_given_or_published()
    {
        var sum = Tool.Run("md5sum", _path).Split(' ')[0];
        var published = new ChecksumFile(new Uri(_bench.Folder.Write("in/a.md5", $"\n {sum}  a.zim\n")), ChecksumAlgorithm.Md5);
        Assert.NotNull(await _bench.FetchAsync(new FetchRequest(Source) { Expected = new Checksum(ChecksumAlgorithm.Md5, sum) }));
        Assert.NotNull(await _bench.FetchAsync(new FetchRequest(Source) { Published = published }));
        var other = new Uri(_bench.Folder.Write("in/b.zim", "something else"));
        Assert.Equal(FetchFailure.ChecksumMismatch, (await _bench.RefuseAsync(new FetchRequest(other) { Published = published })).Kind);
        Assert.Equal(FetchFailure.ChecksumMismatch, (await _bench.RefuseAsync(new FetchRequest(other) { Locked = Sha256Digest.Of("x"u8) })).Kind);
    }

    [Fact]
    public async Task A_checksum_file_without_checksum_is_named()
    {
        var published = new ChecksumFile(new Uri(_bench.Folder.Write("in/a.md5", "<html>")), ChecksumAlgorithm.Md5);
        var error = await _bench.RefuseAsync(new FetchRequest(Source) { Published = published });
        Assert.Equal(FetchFailure.Refused, error.Kind);
        Assert.Contains("a.md5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_file_is_refused_by_its_path()
    {
        var missing = await _bench.RefuseAsync(new Uri(_bench.Folder["in/missing"]));
        var folder = await _bench.RefuseAsync(new Uri(_bench.Folder["in"]));
        Assert.Equal((FetchFailure.NotFound, FetchFailure.NotFound), (missing.Kind, folder.Kind));
        Assert.Contains(_bench.Folder["in/missing"], missing.Message, StringComparison.Ordinal);
        Assert.Contains("folder", folder.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://example.org/a")]
    [InlineData("magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a")]
    [InlineData("https://example.org/a.torrent")]
    [InlineData("https://download.kiwix.org/zim/a.zim.meta4")]
    [InlineData("https://example.org/a.METALINK?x")]
    [InlineData("file://server/share/a")]
    public async Task Sources_that_are_not_fetched_are_refused_by_name(string source)
    {
        var error = await _bench.RefuseAsync(new Uri(source));
        Assert.Equal(FetchFailure.Unsupported, error.Kind);
        Assert.Contains(source.Split('?')[0], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relative_address_is_no_source() => Assert.Throws<ArgumentException>(() => new FetchRequest(new Uri("a/b", UriKind.Relative)));

    [Fact]
    public async Task Looking_without_fetching_finds_local_files_and_what_the_store_has()
    {
        var ct = TestContext.Current.CancellationToken;
        Assert.Equal(100_000, (await _bench.Fetcher.FindAsync(new FetchRequest(Source), cancellation: ct))!.Length);
        Assert.Null(await _bench.Fetcher.FindAsync(new FetchRequest(new Uri("http://nowhere.invalid/a")), cancellation: ct));
        var blob = _bench.Store.Put("good"u8);
        Assert.NotNull(await _bench.Fetcher.FindAsync(new FetchRequest(new Uri("http://nowhere.invalid/a")) { Locked = blob.Digest }, cancellation: ct));
        Assert.NotNull(await _bench.Fetcher.FindAsync(new FetchRequest(new Uri("http://nowhere.invalid/a")), cancellation: ct));
    }

    public void Dispose() => _bench.Dispose();
}
