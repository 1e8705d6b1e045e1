using Cardshop.Benchmarks.Measuring;
using Cardshop.Content.Uploading;
using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Cardshop.Workers.Warehouses;

namespace Cardshop.Benchmarks.Shop;

/// <summary>Uploads a file through a warehouse's HTTP door, as a creator does.</summary>
internal static class UploadSide
{
    public static double Upload(string endpoint, string grant, string path) => Children.Time(() =>
    {
        using var storage = new PhysicalStorage();
        using var handler = new SocketsHttpHandler();
        var request = new UploadRequest(new Uri(endpoint), Path.GetFileName(path), FileSource.Open(storage, path));
        _ = new HttpDoor(handler, new UploadOptions(), TimeProvider.System).PutAsync(request, grant, progress: null, CancellationToken.None).GetAwaiter().GetResult();
    });
}
