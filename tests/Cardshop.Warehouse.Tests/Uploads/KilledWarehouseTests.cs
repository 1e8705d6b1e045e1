using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Cardshop.Content.Uploading;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Extents;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.Warehouse.Tests.Uploads;

/// <summary>Kills a real warehouse, with SIGKILL, in the middle of uploads, starts it again, and looks at what it ends up with.</summary>
public sealed class KilledWarehouseTests : IDisposable
{
    private const int KillsPerRound = 6;
    private const int UploadsAtATime = 2;

    private static readonly int Kills = TestScale.Of(18, 54);

    private readonly TempFolder _folder = new();
    private readonly int _port = FreePort.Next();
    private Process? _process;

    private Uri Address => new($"http://127.0.0.1:{_port}/");

    [Fact]
    public async Task Uploads_to_a_warehouse_that_is_killed_again_and_again_end_with_the_right_bytes()
    {
        var random = new Random(1);
        var (killed, resent, total) = (0, 0L, 0L);
        await StartAsync();
        for (var round = 0; killed < Kills; round++)
        {
            var contents = Enumerable.Range(0, UploadsAtATime).Select(number => Content((round * UploadsAtATime) + number)).ToList();
            var grants = await Task.WhenAll(Enumerable.Range(0, UploadsAtATime).Select(number => GrantAsync($"round{round}/{number}.img")));
            var uploads = contents.Select((content, number) => UploadAsync($"round{round}/{number}.img", content, grants[number])).ToList();
            for (var i = 0; i < KillsPerRound && !uploads.TrueForAll(upload => upload.IsCompleted); i++, killed++)
            {
                await Task.Delay(random.Next(20, 400), TestContext.Current.CancellationToken);
                await KillAsync();
                await StartAsync();
            }

            foreach (var (upload, content) in uploads.Zip(contents))
            {
                var sent = await upload;
                Assert.Equal(Sha256Digest.Of(content.ReadAll()), sent.Digest);
                resent += sent.SentBytes;
                total += content.DataRanges().Sum(range => range.Length);
            }

            for (var number = 0; number < contents.Count; number++)
            {
                Assert.Equal(contents[number].ReadAll(), await File.ReadAllBytesAsync(_folder[$"warehouse/objects/round{round}/{number}.img"], TestContext.Current.CancellationToken));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{killed} kills; {resent} bytes were sent for {total}");
        Assert.Empty(Directory.EnumerateFiles(_folder["warehouse/uploads"]));
        Assert.Empty(Directory.EnumerateFiles(_folder["warehouse/publishing"]));
        Assert.True(killed >= Kills, $"only {killed} kills");
    }

    public void Dispose()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _folder.Dispose();
    }

    private static ByteSource Content(int seed) =>
        ConcatSource.Of(new MemorySource(TestBytes.Of((6 << 20) + seed, seed)), new ZeroSource(3 << 20), new MemorySource(TestBytes.Of(5 << 20, seed + 1000)));

    private async Task<UploadedContent> UploadAsync(string name, ByteSource content, string grant)
    {
        var options = new UploadOptions { Attempts = 1000, FirstPause = TimeSpan.FromMilliseconds(30), LongestPause = TimeSpan.FromMilliseconds(100), PieceSize = 64 << 10 };
        using var http = new HttpMessageInvoker(new GrantHandler(grant) { InnerHandler = new SocketsHttpHandler() });
        return await new Uploader(http, options, TimeProvider.System, new Random(1)).UploadAsync(
            new UploadRequest(new Uri(Address, "v1/warehouse/uploads"), name, new SlowSource(content)), cancellation: TestContext.Current.CancellationToken);
    }

    private async Task<string> GrantAsync(string name)
    {
        using var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", WarehouseServer.ServiceToken);
        using var response = await client.PostAsJsonAsync(
            "v1/warehouse/grants",
            new { name, max_length = 1L << 30, expires = TimeProvider.System.GetUtcNow().AddHours(1) },
            TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("grant").GetString()!;
    }

    private async Task StartAsync()
    {
        _process = Process.Start(
            Path.Combine(AppContext.BaseDirectory, "Cardshop.WarehouseHost"),
            [_folder["warehouse"], _port.ToString(), WarehouseServer.ServiceToken, "00:00:00.2"]);
        using var client = new HttpClient { BaseAddress = Address };
        for (var attempt = 0; attempt < 600; attempt++)
        {
            try
            {
                using var response = await client.GetAsync("v1/warehouse/space", TestContext.Current.CancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        Assert.Fail("The warehouse does not start.");
    }

    private async Task KillAsync()
    {
        Assert.False(_process!.HasExited, "the warehouse ended by itself");
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _process.Dispose();
    }

    private sealed class GrantHandler(string grant) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", grant);
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>A source that takes its time, so that there is a middle to be killed in.</summary>
    private sealed class SlowSource(ByteSource below) : ByteSource
    {
        private static readonly ManualResetEventSlim Never = new();

        public override long Length => below.Length;

        public override IEnumerable<ByteRange> DataRanges() => below.DataRanges();

        protected override void ReadCore(long offset, Span<byte> destination)
        {
            Never.Wait(TimeSpan.FromMilliseconds(6));
            below.Read(offset, destination);
        }
    }
}
