using Cardshop.Content.Fetching;
using Cardshop.Content.Store;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Content.Fetching;

/// <summary>A store in a folder of its own, and a fetcher into it that is as impatient as tests want it.</summary>
internal sealed class FetchBench : IDisposable
{
    private readonly PhysicalStorage _storage = new();
    private readonly HttpMessageInvoker _http;

    public FetchBench(FetchOptions? options = null)
    {
        Store = new ContentStore(_storage, Folder["store"], Clock) { BlockSize = 1 << 16 };
        _http = new HttpMessageInvoker(FetchHandler.Create(options ?? Impatient));
        Fetcher = new Fetcher(Store, options ?? Impatient, _http, Clock, new Random(1));
    }

    public static FetchOptions Impatient { get; } = new()
    {
        Attempts = 3,
        FirstPause = TimeSpan.FromMilliseconds(1),
        LongestPause = TimeSpan.FromMilliseconds(2),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        StallTimeout = TimeSpan.FromSeconds(20),
        SaveInterval = TimeSpan.FromMilliseconds(1),
    };

    /// <summary>For servers that fall silent: long enough for a busy machine, short enough to be waited for.</summary>
    public static FetchOptions TiredOfSilence { get; } = Impatient with { StallTimeout = TimeSpan.FromSeconds(2) };

    public TempFolder Folder { get; } = new();

    public ManualClock Clock { get; } = new();

    public ContentStore Store { get; }

    public Fetcher Fetcher { get; }

    public Task<FetchedContent> FetchAsync(FetchRequest request) => Fetcher.FetchAsync(request, cancellation: TestContext.Current.CancellationToken);

    public Task<FetchedContent> FetchAsync(Uri source) => FetchAsync(new FetchRequest(source));

    public async Task<FetchException> RefuseAsync(FetchRequest request) => await Assert.ThrowsAsync<FetchException>(() => FetchAsync(request));

    public Task<FetchException> RefuseAsync(Uri source) => RefuseAsync(new FetchRequest(source));

    public void Dispose()
    {
        Fetcher.Dispose();
        _http.Dispose();
        Store.Dispose();
        _storage.Dispose();
        Folder.Dispose();
    }
}
