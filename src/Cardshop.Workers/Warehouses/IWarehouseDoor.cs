using Cardshop.Content.Uploading;

namespace Cardshop.Workers.Warehouses;

/// <summary>How a worker puts things into a warehouse.</summary>
public interface IWarehouseDoor
{
    /// <summary>Puts something there; returns when the warehouse has all of it, verified, under its name.</summary>
    /// <param name="request">What, where to, and the upload to carry on.</param>
    /// <param name="grant">The right to do so; null where none is wanted.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Ends it; what arrived stays, to be carried on.</param>
    /// <exception cref="UploadException">It cannot be done.</exception>
    /// <exception cref="IOException">The content cannot be read.</exception>
    Task<UploadedContent> PutAsync(UploadRequest request, string? grant, IProgress<UploadProgress>? progress, CancellationToken cancellation);
}
