using Cardshop.Content.Fetching;
using Cardshop.Contracts.Queue;
using Cardshop.Primitives;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;

namespace Cardshop.Workers.Site.Sources;

/// <summary>Files over signed links of a web server.</summary>
/// <param name="storage">The file system.</param>
/// <param name="handler">Connections; they do not follow redirects.</param>
/// <param name="clock">For pauses.</param>
public sealed class HttpSource(IStorage storage, HttpMessageHandler handler, TimeProvider clock) : IImageSource
{
    /// <inheritdoc/>
    public bool Serves(Uri address) => address.Scheme is "http" or "https";

    /// <inheritdoc/>
    public Task FetchAsync(WorkFile file, Uri address, string path, IProgress<TaskProgress> progress, CancellationToken cancellation)
    {
        var known = new KnownContent(new Uri(address.GetLeftPart(UriPartial.Path)), file.Size, Sha256Digest.Parse(file.Sha256));
        var telling = new CallbackProgress<FetchProgress>(at => progress.Report(TaskProgress.Of($"download {file.Name}", at.Bytes, at.Total, at.BytesPerSecond)));
        return new FileDownload(storage, handler, clock).RunAsync(known, address, path, telling, cancellation);
    }
}
