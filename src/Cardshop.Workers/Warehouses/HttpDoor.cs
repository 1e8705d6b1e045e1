using System.Net.Http.Headers;
using Cardshop.Content.Uploading;

namespace Cardshop.Workers.Warehouses;

/// <summary>The door that every warehouse has: resumable upload by tus 1.0.</summary>
/// <param name="handler">How warehouses are reached; not disposed.</param>
/// <param name="options">How uploads behave.</param>
/// <param name="clock">For pauses and time-outs.</param>
public sealed class HttpDoor(HttpMessageHandler handler, UploadOptions options, TimeProvider clock) : IWarehouseDoor
{
    /// <inheritdoc/>
    public async Task<UploadedContent> PutAsync(UploadRequest request, string? grant, IProgress<UploadProgress>? progress, CancellationToken cancellation)
    {
        // Not disposed with it: the connections are somebody else's.
        using var http = new HttpMessageInvoker(new GrantHandler(handler, grant), disposeHandler: false);
        return await new Uploader(http, options, clock, new Random()).UploadAsync(request, progress, cancellation);
    }

    /// <summary>Shows the grant with each request.</summary>
    private sealed class GrantHandler(HttpMessageHandler inner, string? grant) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = grant is null ? null : new AuthenticationHeaderValue("Bearer", grant);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
