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

/// <summary>Kills real processes, with SIGKILL, in the middle of real transfers from nginx.</summary>
public sealed class KilledProcessTests : IDisposable
{
    private const int Kills = 24;
    private const int KillsPerStore = 4;

    private readonly TempFolder _folder = new();
    private readonly byte[] _content = TestContent.Bytes((40 << 20) + 12_345);
    private readonly NginxServer _slow;
    private readonly NginxServer _fast;

    public KilledProcessTests()
    {
        _folder.Write("www/wiki.zim", _content);
        _slow = new NginxServer(_folder["www"], "limit_rate 20m;");
        _fast = new NginxServer(_folder["www"]);
    }

    [Fact]
    public async Task A_transfer_that_was_killed_any_number_of_times_ends_with_the_same_bytes()
    {
        var random = new Random(1);
        var saved = 0L;
        for (var kills = 0; kills < Kills;)
        {
            var root = _folder[$"store{kills}"];
            for (var i = 0; i < KillsPerStore; i++, kills++)
            {
                await KillAsync(root, TimeSpan.FromMilliseconds(random.Next(300)));
            }

            saved += await FinishAsync(root);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{saved} of {_content.Length * (long)(Kills / KillsPerStore)} bytes had been saved");
        Assert.True(saved > 0, "no transfer was ever resumed");
    }

    public void Dispose()
    {
        _slow.Dispose();
        _fast.Dispose();
        _folder.Dispose();
    }

    private async Task KillAsync(string root, TimeSpan delay)
    {
        var before = LastWrite(root);
        using var process = Process.Start(VictimProcess.Start(_slow["/wiki.zim"], root))!;
        SpinWait.SpinUntil(() => process.HasExited || LastWrite(root) != before, TimeSpan.FromSeconds(30));
        await Task.Delay(delay, TestContext.Current.CancellationToken);
        Assert.False(process.HasExited, "the transfer was over before it could be killed");
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>When the unfinished transfer was last written to; null when there is none.</summary>
    private static DateTime? LastWrite(string root) => Directory.Exists(Path.Join(root, "partial"))
        ? Directory.EnumerateFiles(Path.Join(root, "partial"), "*.part").Select(File.GetLastWriteTimeUtc).Cast<DateTime?>().FirstOrDefault()
        : null;

    /// <summary>Ends the transfer from a server without limit, which has the same file and so goes on where the other one was.</summary>
    /// <returns>How many bytes it did not have to transfer.</returns>
    private async Task<long> FinishAsync(string root)
    {
        var options = new FetchOptions { Mirrors = [MirrorRule.Parse($"{_slow["/"]}={_fast["/"]}")] };
        using var storage = new PhysicalStorage();
        using var store = new ContentStore(storage, root, TimeProvider.System);
        using var http = new HttpMessageInvoker(FetchHandler.Create(options));
        using var fetcher = new Fetcher(store, options, http, TimeProvider.System, new Random(1));
        var saved = 0L;
        using (var partial = store.TryOpenPartial(_slow["/wiki.zim"].AbsoluteUri)!)
        {
            saved = partial.Length;
        }

        var fetched = await fetcher.FetchAsync(new FetchRequest(_slow["/wiki.zim"]), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Sha256Digest.Of(_content), fetched.Digest);
        Assert.Equal(_content, fetched.Content.ReadAll());
        Assert.Equal(0, store.Sweep());
        Assert.Empty(Directory.EnumerateFiles(root, "*.part", SearchOption.AllDirectories));
        return saved;
    }
}
