using Cardshop.Content.Fetching;
using Cardshop.Contracts.Queue;

namespace Cardshop.Workers.Site.Sources;

/// <summary>A way of having files of a warehouse.</summary>
public interface IImageSource
{
    /// <summary>Whether an address is one of its kind.</summary>
    bool Serves(Uri address);

    /// <summary>Fetches a file, or carries on where an earlier attempt ended. It gets its name when it is whole and has the digest that it should have.</summary>
    /// <param name="file">Which.</param>
    /// <param name="address">Where it is.</param>
    /// <param name="path">Where it goes; what is there so far lies below <see cref="FileDownload.PartOf"/>.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Ends it, keeping what is there.</param>
    /// <exception cref="FetchException">It cannot be had, or is not what it should be.</exception>
    Task FetchAsync(WorkFile file, Uri address, string path, IProgress<TaskProgress> progress, CancellationToken cancellation);
}
