using Cardshop.Benchmarks.Measuring;
using Cardshop.Content.Fetching;
using Cardshop.Content.Store;
using Cardshop.Primitives.Storage;

namespace Cardshop.Benchmarks.Downloading;

/// <summary>Fetches a URL into a store that is empty, with its SHA-256.</summary>
internal static class DownloadSide
{
    public static double Fetch(string url, string folder) => Children.Time(() =>
    {
        var options = new FetchOptions();
        using var storage = new PhysicalStorage();
        using var store = new ContentStore(storage, folder, TimeProvider.System);
        using var http = new HttpMessageInvoker(FetchHandler.Create(options));
        using var fetcher = new Fetcher(store, options, http, TimeProvider.System, new Random(1));
        _ = fetcher.FetchAsync(new FetchRequest(new Uri(url))).GetAwaiter().GetResult();
    });
}
