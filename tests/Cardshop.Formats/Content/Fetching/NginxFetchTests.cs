using Cardshop.Content;
using Cardshop.Content.Fetching;
using Cardshop.Formats.Content.Store;
using Cardshop.Primitives.Digests;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.Formats.Content.Fetching;

/// <summary>Fetching from nginx, as it is met in the field.</summary>
public sealed class NginxFetchTests : IDisposable
{
    private readonly FetchBench _bench = new();
    private readonly byte[] _content = TestContent.Bytes(3_000_001);
    private readonly NginxServer _server;

    public NginxFetchTests()
    {
        _bench.Folder.Write("www/a b.zim", _content);
        _server = new NginxServer(_bench.Folder["www"]);
    }

    private Uri Source => _server["/a%20b.zim"];

    [Fact]
    public async Task A_file_arrives_as_curl_gets_it()
    {
        var fetched = await _bench.FetchAsync(Source);
        Assert.Equal(_content, fetched.Content.ReadAll());
        Assert.Equal((Sha256Digest.Of(_content), _content.Length, false), (fetched.Digest, fetched.Length, fetched.FromStore));
        Assert.Equal(File.GetLastWriteTimeUtc(_bench.Folder["www/a b.zim"]), fetched.Modified!.Value.UtcDateTime, TimeSpan.FromSeconds(1));
        Assert.Equal(Tool.Run("sh", "-c", $"curl -s {Source.AbsoluteUri} | sha256sum"), $"{fetched.Digest}  -\n");
    }

    [Fact]
    public async Task A_file_that_did_not_change_is_asked_about_and_not_fetched_again()
    {
        await _bench.FetchAsync(Source);
        _bench.Clock.Advance(TimeSpan.FromDays(1));
        var again = await _bench.FetchAsync(Source);
        Assert.True(again.FromStore);
        Assert.Equal(_content, again.Content.ReadAll());
        Assert.Equal(["GET", "HEAD"], _server.Methods(atLeast: 2));
        Assert.Equal(2, _bench.Store.Lookup(Source.AbsoluteUri)!.Uses);
        Assert.Equal(_bench.Clock.GetUtcNow(), _bench.Store.Lookup(Source.AbsoluteUri)!.LastChecked);
    }

    [Fact]
    public async Task A_file_that_changed_is_fetched_again()
    {
        await _bench.FetchAsync(Source);
        _bench.Clock.Advance(TimeSpan.FromDays(1));
        _bench.Folder.Write("www/a b.zim", "new content"u8);
        var again = await _bench.FetchAsync(Source);
        Assert.False(again.FromStore);
        Assert.Equal("new content"u8.ToArray(), again.Content.ReadAll());
    }

    [Fact]
    public async Task A_damaged_copy_is_replaced_and_said_so()
    {
        var first = await _bench.FetchAsync(Source);
        await File.WriteAllTextAsync(Directory.GetFiles(_bench.Folder["store/cas"], "*", SearchOption.AllDirectories).Single(), "damage", TestContext.Current.CancellationToken);
        _bench.Clock.Advance(TimeSpan.FromDays(1));
        var again = await _bench.FetchAsync(Source);
        Assert.Equal(first.Digest, again.Digest);
        Assert.Equal(_content, again.Content.ReadAll());
        Assert.Contains("damaged", Assert.Single(again.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_file_that_the_store_has_needs_no_server()
    {
        var digest = (await _bench.FetchAsync(Source)).Digest;
        var elsewhere = await _bench.FetchAsync(new FetchRequest(new Uri("https://nowhere.invalid/b.zim")) { Locked = digest });
        Assert.Equal(_content, elsewhere.Content.ReadAll());
        Assert.Single(_server.Methods(atLeast: 1));
    }

    [Fact]
    public async Task A_server_that_is_gone_leaves_the_copy_in_use_with_a_notice()
    {
        var digest = (await _bench.FetchAsync(Source)).Digest;
        _server.Stop();
        _bench.Clock.Advance(TimeSpan.FromDays(1));
        var again = await _bench.FetchAsync(Source);
        Assert.Equal((digest, true), (again.Digest, again.FromStore));
        Assert.Contains("could not be checked", Assert.Single(again.Notices), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ChecksumAlgorithm.Md5, "md5sum")]
    [InlineData(ChecksumAlgorithm.Sha1, "sha1sum")]
    [InlineData(ChecksumAlgorithm.Sha224, "sha224sum")]
    [InlineData(ChecksumAlgorithm.Sha256, "sha256sum")]
    [InlineData(ChecksumAlgorithm.Sha384, "sha384sum")]
    [InlineData(ChecksumAlgorithm.Sha512, "sha512sum")]
    public async Task A_published_checksum_of_any_kind_is_compared(ChecksumAlgorithm algorithm, string tool)
    {
        _bench.Folder.Write("www/sum", Tool.Run(tool, _bench.Folder["www/a b.zim"]));
        var request = new FetchRequest(Source) { Published = new ChecksumFile(_server["/sum"], algorithm) };
        Assert.Equal(_content, (await _bench.FetchAsync(request)).Content.ReadAll());

        _bench.Folder.Write("www/other.zim", "something else"u8);
        var error = await _bench.RefuseAsync(request with { Source = _server["/other.zim"] });
        Assert.Equal(FetchFailure.ChecksumMismatch, error.Kind);
        Assert.Contains(Tool.Run(tool, _bench.Folder["www/a b.zim"]).Split(' ')[0], error.Message, StringComparison.Ordinal);
        Assert.Contains(Tool.Run(tool, _bench.Folder["www/other.zim"]).Split(' ')[0], error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_bench.Folder["store/partial"], "*.part"));
    }

    [Fact]
    public async Task An_adler_checksum_is_compared_by_the_digits_of_zlib()
    {
        var expected = Tool.Run("python3", "-c", $"import zlib; print('%08x' % zlib.adler32(open('{_bench.Folder["www/a b.zim"]}', 'rb').read()))").Trim();
        var fetched = await _bench.FetchAsync(new FetchRequest(Source) { Expected = new Checksum(ChecksumAlgorithm.Adler32, expected.ToUpperInvariant()) });
        Assert.Equal(_content.Length, fetched.Length);
        var error = await _bench.RefuseAsync(new FetchRequest(Source) { Expected = new Checksum(ChecksumAlgorithm.Adler32, "00000001") });
        Assert.Equal(FetchFailure.ChecksumMismatch, error.Kind);
    }

    [Fact]
    public async Task A_locked_file_that_became_another_is_refused_with_both_digests()
    {
        var locked = Sha256Digest.Of("what it was"u8);
        var error = await _bench.RefuseAsync(new FetchRequest(Source) { Locked = locked });
        Assert.Equal(FetchFailure.ChecksumMismatch, error.Kind);
        Assert.Contains(locked.ToString(), error.Message, StringComparison.Ordinal);
        Assert.Contains(Sha256Digest.Of(_content).ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused_at_once()
    {
        var error = await _bench.RefuseAsync(_server["/nothing"]);
        Assert.Equal(FetchFailure.NotFound, error.Kind);
        Assert.Contains("404", error.Message, StringComparison.Ordinal);
        Assert.Single(_server.Methods(atLeast: 1));
    }

    [Fact]
    public async Task Two_processes_that_want_the_same_transfer_it_once()
    {
        using var second = new Cardshop.Primitives.Storage.PhysicalStorage();
        using var store = new Cardshop.Content.Store.ContentStore(second, _bench.Store.Root, _bench.Clock);
        using var http = new HttpMessageInvoker(FetchHandler.Create(FetchBench.Impatient));
        using var other = new Fetcher(store, FetchBench.Impatient, http, _bench.Clock, new Random(2));
        var both = await Task.WhenAll(_bench.FetchAsync(Source), other.FetchAsync(new FetchRequest(Source), cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(_content, both[0].Content.ReadAll());
        Assert.Equal(_content, both[1].Content.ReadAll());
        Assert.Single(_server.Methods(atLeast: 1), "GET");
    }

    [Fact]
    public async Task Probing_says_size_and_version_without_a_transfer()
    {
        var probed = await _bench.Fetcher.ProbeAsync(Source, TestContext.Current.CancellationToken);
        Assert.Equal(_content.Length, probed.Length);
        Assert.NotNull(probed.Validators.EntityTag);
        Assert.Equal("HEAD", Assert.Single(_server.Methods(atLeast: 1)));
    }

    [Fact]
    public async Task Progress_ends_with_all_bytes()
    {
        var reports = new List<FetchProgress>();
        var progress = new SynchronousProgress(reports.Add);
        await _bench.Fetcher.FetchAsync(new FetchRequest(Source) { DeclaredSize = 5 }, progress, TestContext.Current.CancellationToken);
        Assert.Equal((FetchPhase.Done, _content.Length, _content.Length), (reports[^1].Phase, reports[^1].Bytes, reports[^1].Total));
        Assert.Equal([FetchPhase.Waiting, FetchPhase.Asking, FetchPhase.Downloading, FetchPhase.Done], reports.Select(report => report.Phase).Distinct());
        Assert.Equal(reports.Select(report => report.Bytes).Order(), reports.Select(report => report.Bytes));
    }

    public void Dispose()
    {
        _server.Dispose();
        _bench.Dispose();
    }

    private sealed class SynchronousProgress(Action<FetchProgress> report) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => report(value);
    }
}
