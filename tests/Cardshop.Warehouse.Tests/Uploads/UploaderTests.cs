using System.Net.Http.Headers;
using Cardshop.Content.Uploading;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.Warehouse.Objects;
using Xunit;

namespace Cardshop.Warehouse.Tests.Uploads;

/// <summary>The client of ours against the server of ours.</summary>
public sealed class UploaderTests : IAsyncLifetime
{
    private const string Name = "kiwix/1/hotspot.img";
    private WarehouseServer _server = null!;

    private static UploadOptions Quick { get; } = new() { FirstPause = TimeSpan.FromMilliseconds(20), LongestPause = TimeSpan.FromMilliseconds(200), ProgressInterval = TimeSpan.Zero, PieceSize = 64 << 10 };

    public async ValueTask InitializeAsync() => _server = await WarehouseServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_is_uploaded_is_there_and_holes_are_not_sent()
    {
        var source = ConcatSource.Of(Bytes(10_000, 1), new ZeroSource(50 << 20), Bytes(777_777, 2), new ZeroSource(5000), Bytes(3, 3), new ZeroSource(1 << 20));
        var seen = new OverlaySource(new ZeroSource(source.Length));
        var progress = new List<long>();
        var sent = await UploadAsync(
            new UploadRequest(_server.Uploads, Name, source) { Observer = (offset, bytes) => seen.Write(offset, bytes) },
            progress: new Listener(step => progress.Add(step.Bytes)));

        Assert.Equal(Sha256Digest.Of(source.ReadAll()), sent.Digest);
        Assert.Equal(source.ReadAll(), await _server.Client.GetByteArrayAsync(_server.Link(Name), TestContext.Current.CancellationToken));
        Assert.Equal(source.ReadAll(), seen.ReadAll());
        Assert.InRange(sent.SentBytes, 787_780, 787_780 + (5 * 4096) + 5000);
        Assert.Equal(progress.Order(), progress);
        Assert.True(progress.Count > 5);
        Assert.InRange(_server.Store.Find(ObjectName.Parse(Name))!.StoredBytes, 787_780, sent.SentBytes + 4096);
    }

    [Fact]
    public async Task Sources_of_any_shape_arrive_as_they_are()
    {
        var random = new Random(7);
        for (var round = 0; round < 40; round++)
        {
            var source = ConcatSource.Of(Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(2) == 0
                ? (ByteSource)new ZeroSource(random.Next(300_000))
                : Bytes(random.Next(100_000), random.Next())));
            var known = random.Next(2) == 0 ? Sha256Digest.Of(source.ReadAll()) : (Sha256Digest?)null;
            await UploadAsync(new UploadRequest(_server.Uploads, $"any/{round}", source) { Digest = known });
            Assert.Equal(source.ReadAll(), await _server.Client.GetByteArrayAsync(_server.Link($"any/{round}"), TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task An_upload_over_a_network_that_breaks_all_the_time_ends_right_and_sends_little_twice()
    {
        var source = ConcatSource.Of(Bytes(3_000_000, 1), new ZeroSource(5 << 20), Bytes(2_000_000, 2));
        using var breaking = new BreakingHandler(seed: 3, most: 400_000);
        var sent = await UploadAsync(new UploadRequest(_server.Uploads, Name, source), breaking, Quick with { Attempts = 100 });
        Assert.True(breaking.Breaks > 5, $"only {breaking.Breaks} breaks");
        Assert.Equal(source.ReadAll(), await _server.Client.GetByteArrayAsync(_server.Link(Name), TestContext.Current.CancellationToken));
        Assert.True(sent.SentBytes <= 5_000_000 + (breaking.Breaks * 1_000_000L), $"{sent.SentBytes} bytes were sent");
    }

    [Fact]
    public async Task Another_process_goes_on_where_one_stopped()
    {
        var source = ConcatSource.Of(Bytes(2_000_000, 1), new ZeroSource(1 << 20), Bytes(2_000_000, 2));
        Uri? upload = null;
        using (var breaking = new BreakingHandler(seed: 1, most: 2_500_000) { Gives = 1 })
        {
            var error = await Assert.ThrowsAsync<UploadException>(() => UploadAsync(
                new UploadRequest(_server.Uploads, Name, source) { Began = address => upload = address }, breaking, Quick with { Attempts = 1 }));
            Assert.Equal(UploadFailure.Unreachable, error.Kind);
        }

        var sent = await UploadAsync(new UploadRequest(_server.Uploads, Name, source) { Resume = upload });
        Assert.Equal(upload, sent.Upload);
        Assert.InRange(sent.SentBytes, 1, 3_999_999);
        Assert.Equal(Sha256Digest.Of(source.ReadAll()), _server.Store.Find(ObjectName.Parse(Name))!.Digest);
    }

    [Fact]
    public async Task What_lies_beside_an_image_is_there_before_the_image()
    {
        var manifest = Bytes(500, 5);
        await UploadAsync(new UploadRequest(_server.Uploads, Name, Bytes(100_000, 1))
        {
            BeforePublication = async (_, _) =>
            {
                await UploadAsync(new UploadRequest(_server.Uploads, Name + ".manifest.json", manifest));
                Assert.Null(_server.Store.Find(ObjectName.Parse(Name)));
                Assert.NotNull(_server.Store.Find(ObjectName.Parse(Name + ".manifest.json")));
            },
        });
        Assert.Equal(
            [Name, Name + ".manifest.json", Name + ".sha256"],
            _server.Store.List("", null, 10).Select(stored => stored.Name.ToString()));
    }

    [Fact]
    public async Task A_digest_that_is_wrong_is_an_error_that_is_not_tried_again()
    {
        var error = await Assert.ThrowsAsync<UploadException>(() => UploadAsync(
            new UploadRequest(_server.Uploads, Name, Bytes(1000, 1)) { Digest = Sha256Digest.Of("others"u8) }));
        Assert.Equal(UploadFailure.WrongDigest, error.Kind);
        Assert.Null(_server.Store.Find(ObjectName.Parse(Name)));
    }

    [Fact]
    public async Task A_refusal_reaches_people_in_the_words_of_the_server()
    {
        var error = await Assert.ThrowsAsync<UploadException>(() => UploadAsync(new UploadRequest(_server.Uploads, Name, new ZeroSource(2L << 30))));
        Assert.Equal(UploadFailure.Refused, error.Kind);
        Assert.Contains("are more than the", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_cannot_be_read_is_not_the_fault_of_the_network()
    {
        var error = await Assert.ThrowsAsync<IOException>(() => UploadAsync(new UploadRequest(_server.Uploads, Name, new FailingSource(1_000_000, failAt: 500_000))));
        Assert.Contains("bad sector", error.Message, StringComparison.Ordinal);
    }

    private static MemorySource Bytes(int length, int seed) => new(TestBytes.Of(length, seed));

    private async Task<UploadedContent> UploadAsync(UploadRequest request, BreakingHandler? breaking = null, UploadOptions? options = null, IProgress<UploadProgress>? progress = null)
    {
        using var http = new HttpMessageInvoker(new GrantHandler(() => _server.Grant(request.Name)) { InnerHandler = breaking?.Handler ?? new SocketsHttpHandler() });
        return await new Uploader(http, options ?? Quick, TimeProvider.System, new Random(1)).UploadAsync(request, progress, TestContext.Current.CancellationToken);
    }

    private sealed class Listener(Action<UploadProgress> heard) : IProgress<UploadProgress>
    {
        public void Report(UploadProgress value) => heard(value);
    }

    private sealed class GrantHandler(Func<string> grant) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", grant());
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class FailingSource(long length, long failAt) : ByteSource
    {
        public override long Length => length;

        protected override void ReadCore(long offset, Span<byte> destination)
        {
            destination.Clear();
            if (offset + destination.Length > failAt)
            {
                throw new IOException("bad sector");
            }
        }
    }
}
