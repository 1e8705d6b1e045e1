using System.Diagnostics;
using Cardshop.Content.Fetching;
using Cardshop.Content.Store;
using Cardshop.Formats.Content.Store;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Cardshop.TestKit.Http;
using Xunit;

namespace Cardshop.Formats.Content.Fetching;

/// <summary>Several real processes at one store, and a store on a disk that is really full.</summary>
public sealed class SharedStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly byte[] _content = TestContent.Bytes((12 << 20) + 345);

    public SharedStoreTests() => _folder.Write("www/wiki.zim", _content);

    [Fact]
    public async Task Processes_that_want_the_same_wait_for_one_and_take_over_from_one_that_is_killed()
    {
        using var server = new NginxServer(_folder["www"], "limit_rate 8m;");
        using var first = Process.Start(VictimProcess.Start(server["/wiki.zim"], _folder["store"]))!;
        Assert.True(SpinWait.SpinUntil(() => Directory.Exists(_folder["store/partial"]) && Directory.GetFiles(_folder["store/partial"], "*.json").Length > 0, TimeSpan.FromSeconds(60)), "nothing was saved");
        var others = Enumerable.Range(0, 3)
            .Select(_ => Task.Run(() => VictimProcess.Run(server["/wiki.zim"], _folder["store"]), TestContext.Current.CancellationToken))
            .ToList();
        first.Kill();
        Assert.All(await Task.WhenAll(others), digest => Assert.Equal(Sha256Digest.Of(_content), digest));
        Assert.Equal(["GET", "GET"], server.Methods(atLeast: 2).Where(method => method is "GET"));
        Assert.Single(Directory.GetFiles(_folder["store/cas"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_disk_that_fills_up_is_named_and_takes_no_harm()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root may mount a file system that is small.");
        using var server = new NginxServer(_folder["www"]);
        Directory.CreateDirectory(_folder["small"]);
        Tool.Run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", _folder["small"]);
        try
        {
            var before = await Assert.ThrowsAsync<FetchException>(() => FetchAsync(server["/wiki.zim"]));
            Assert.Equal(FetchFailure.DiskFull, before.Kind);
            Assert.Contains("has room for", before.Message, StringComparison.Ordinal);

            await using var silent = new ScriptedServer(_ => new ScriptedAnswer { Body = _content });
            var during = await Assert.ThrowsAsync<FetchException>(() => FetchAsync(silent["/wiki.zim"]));
            Assert.Equal(FetchFailure.DiskFull, during.Kind);
            Assert.Contains(_folder["small"], during.Message, StringComparison.Ordinal);

            Assert.Empty(Directory.GetFiles(_folder["small"], "*.part", SearchOption.AllDirectories));
            Tool.Run("mount", "-o", "remount,size=16m", _folder["small"]);
            Assert.Equal(Sha256Digest.Of(_content), await FetchAsync(server["/wiki.zim"]));
        }
        finally
        {
            Tool.Run("umount", _folder["small"]);
        }
    }

    public void Dispose() => _folder.Dispose();

    private async Task<Sha256Digest> FetchAsync(Uri source)
    {
        using var storage = new PhysicalStorage();
        using var store = new ContentStore(storage, _folder["small/store"], TimeProvider.System) { BlockSize = 1 << 16 };
        using var http = new HttpMessageInvoker(FetchHandler.Create(FetchBench.Impatient));
        using var fetcher = new Fetcher(store, FetchBench.Impatient, http, TimeProvider.System, new Random(1));
        return (await fetcher.FetchAsync(new FetchRequest(source), cancellation: TestContext.Current.CancellationToken)).Digest;
    }
}
