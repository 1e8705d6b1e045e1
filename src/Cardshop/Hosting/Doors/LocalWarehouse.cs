using Cardshop.Content.Uploading;
using Cardshop.Warehouse.Uploads;
using Cardshop.Workers.Warehouses;

namespace Cardshop.Hosting.Doors;

/// <summary>The way of the shop's own workers into the shop's own warehouse: not through the network.</summary>
internal sealed class LocalWarehouse(LocalUploads uploads, OwnWarehouse own)
{
    /// <summary>A door that leads into the own warehouse where an order names that, and elsewhere through another.</summary>
    public IWarehouseDoor Or(IWarehouseDoor other) => new Door(uploads, own.Uploads, other);

    private sealed class Door(LocalUploads uploads, Uri here, IWarehouseDoor other) : IWarehouseDoor
    {
        public Task<UploadedContent> PutAsync(UploadRequest request, string? grant, IProgress<UploadProgress>? progress, CancellationToken cancellation) =>
            request.Endpoint == here ? uploads.PutAsync(request, grant, progress, cancellation) : other.PutAsync(request, grant, progress, cancellation);
    }
}
