using System.Net;
using System.Net.Http.Headers;
using Cardshop.Content.Fetching;
using Cardshop.Content.Store;
using Cardshop.Formats.Content.Store;
using Cardshop.Primitives.Digests;
using Cardshop.TestKit;
using Cardshop.TestKit.Storage;
using Xunit;

namespace Cardshop.Formats.Content.Fetching;

/// <summary>Lets a fetch fail, die and lose its power at every operation on the disk: the next one ends with the same bytes, or resumes to them.</summary>
public sealed class FetchCrashTests
{
    private const int BlockSize = 4096;

    private static readonly Uri Source = new("http://example.org/wiki.zim");
    private static readonly byte[] File = TestContent.Bytes((6 * BlockSize) + 99);

    [Theory]
    [InlineData(StorageFault.Kill, 1)]
    [InlineData(StorageFault.PowerCut, 1)]
    [InlineData(StorageFault.DeviceError, 1)]
    [InlineData(StorageFault.DiskFull, 1)]
    public async Task Whatever_happens_at_any_operation_the_next_fetch_is_right(StorageFault fault, int seeds)
    {
        var (points, resumed) = (0, 0);
        for (var seed = 1; seed <= TestScale.Of(seeds); seed++)
        {
            for (var point = 1L; ; point++)
            {
                var storage = new SimulatedStorage(seed);
                storage.FailAt(point, fault);
                if (await AttemptAsync(storage, fault))
                {
                    break;
                }

                storage.Reboot();
                var server = new RangeServer(File);
                var fetched = await FetchAsync(storage, server);
                Assert.Equal(Sha256Digest.Of(File), fetched.Digest);
                Assert.Equal(File, fetched.Content.ReadAll());
                resumed += server.Starts.Any(start => start > 0) ? 1 : 0;
                points++;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{points} points, {resumed} resumed");
        Assert.True(points > 80 * seeds && resumed > 5 * seeds, $"{points} points, {resumed} resumed");
    }

    [Fact]
    public async Task A_disk_that_is_too_small_is_said_before_the_transfer_and_a_disk_that_fills_up_during_it()
    {
        var small = new SimulatedStorage { Capacity = BlockSize * 3 };
        var server = new RangeServer(File);
        var before = await Assert.ThrowsAsync<FetchException>(() => FetchAsync(small, server));
        Assert.Equal(FetchFailure.DiskFull, before.Kind);
        Assert.Contains("room for", before.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Sent);

        var during = await Assert.ThrowsAsync<FetchException>(() => FetchAsync(small, new RangeServer(File) { HidesLength = true }));
        Assert.Equal(FetchFailure.DiskFull, during.Kind);
        small.Capacity = long.MaxValue;
        Assert.Equal(File, (await FetchAsync(small, new RangeServer(File))).Content.ReadAll());
    }

    /// <returns>Whether the fetch got by without meeting the fault.</returns>
    private static async Task<bool> AttemptAsync(SimulatedStorage storage, StorageFault fault)
    {
        try
        {
            await FetchAsync(storage, new RangeServer(File));
            return true;
        }
        catch (StorageCutException)
        {
            return false;
        }
        catch (IOException error)
        {
            Assert.Equal(fault == StorageFault.DiskFull, error is FetchException { Kind: FetchFailure.DiskFull });
            return false;
        }
    }

    private static async Task<FetchedContent> FetchAsync(SimulatedStorage storage, RangeServer server)
    {
        // Saving after every piece makes the most of few bytes.
        var options = FetchBench.Impatient with { SaveInterval = TimeSpan.Zero };
        using var store = new ContentStore(storage, "/store", new ManualClock()) { BlockSize = BlockSize };
        using var http = new HttpMessageInvoker(server);
        using var fetcher = new Fetcher(store, options, http, TimeProvider.System, new Random(1));
        return await fetcher.FetchAsync(new FetchRequest(Source), cancellation: TestContext.Current.CancellationToken);
    }

    /// <summary>An honest server in memory.</summary>
    private sealed class RangeServer(byte[] file) : HttpMessageHandler
    {
        public List<long> Starts { get; } = [];

        public bool HidesLength { get; init; }

        public long Sent { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var start = request.Headers.Range?.Ranges.Single().From ?? 0;
            Starts.Add(start);
            var content = new StreamContent(new PieceStream(file.AsMemory((int)start), count => Sent += count));
            content.Headers.ContentLength = HidesLength ? null : file.Length - start;
            content.Headers.ContentRange = start > 0 ? new ContentRangeHeaderValue(start, file.Length - 1, file.Length) : null;
            var response = new HttpResponseMessage(start > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK) { Content = content, RequestMessage = request };
            response.Headers.ETag = new EntityTagHeaderValue("\"1\"");
            return Task.FromResult(response);
        }
    }
}
