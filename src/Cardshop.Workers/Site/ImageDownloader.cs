using Cardshop.Content.Fetching;
using Cardshop.Contracts.Client;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Queue;
using Cardshop.Primitives;
using Cardshop.Primitives.Sizes;
using Cardshop.Workers.Kit;
using Cardshop.Workers.Site.Sources;

namespace Cardshop.Workers.Site;

/// <summary>
/// Fetches images for the cards of a site, once for all its slots, and removes them when no card needs them any more. It says how much room it
/// has before it takes a task, so that an image that cannot fit is never begun.
/// </summary>
/// <param name="client">Knows what the site has to keep.</param>
/// <param name="folder">Where images lie.</param>
/// <param name="sources">The ways of having images, the best first.</param>
/// <param name="options">How.</param>
/// <param name="watch">Told of what is removed.</param>
public sealed class ImageDownloader(SchedulerClient client, SiteFolder folder, IReadOnlyList<IImageSource> sources, DownloaderOptions options, IWorkerWatch watch) : ITaskWork
{
    /// <inheritdoc/>
    public async Task<ClaimRequest> OfferAsync(ClaimRequest request, CancellationToken cancellation)
    {
        await TidyAsync(cancellation);
        return request with { Room = Math.Max(0, folder.Available - options.KeepFree + folder.Unfinished()) };
    }

    /// <inheritdoc/>
    public async Task<TaskResult> RunAsync(HeldTask held, CancellationToken cancellation)
    {
        held.Enter(WorkStatus.Downloading);
        var files = held.Lease.Work.Files ?? [];
        try
        {
            // The image comes last: whoever sees it finds beside it all that belongs to it.
            foreach (var file in files.OrderBy(file => file.Kind is "image").Where(file => !folder.Has(file)))
            {
                await FetchAsync(held, file, cancellation);
            }

            return new TaskResult(Status: WorkStatus.Downloaded);
        }
        catch (FetchException error)
        {
            return Failed(held, error.Message, RemedyOf(error.Kind), error.Kind is not FetchFailure.Refused);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Failed(held, error.Message, $"Look after the disk that {folder.Root} lies on, and try again.", isRetryable: true);
        }
    }

    /// <summary>Removes what the site need not keep. As long as the scheduler does not say, everything stays.</summary>
    private async Task TidyAsync(CancellationToken cancellation)
    {
        try
        {
            var images = (await client.GetOwnSiteImagesAsync(cancellation)).Images;
            foreach (var name in folder.RemoveAllBut([.. images.Select(image => image.Name)]))
            {
                watch.Noted($"{name}: removed, no card needs it any more");
            }
        }
        catch (Exception error) when (error is ProblemException { IsTransient: true } or HttpRequestException)
        {
            watch.Troubled($"The scheduler does not say what has to be kept, so everything is: {error.Message}");
        }
    }

    private async Task FetchAsync(HeldTask held, WorkFile file, CancellationToken cancellation)
    {
        if (file.Size - folder.Unfinished() - folder.Available is > 0 and var missing)
        {
            throw new FetchException(FetchFailure.DiskFull, $"{folder.Root}: {new ByteSize(missing)} too few for {file.Name}, which has {new ByteSize(file.Size)}.");
        }

        var (source, address) = sources.SelectMany(source => file.Sources.Where(source.Serves).Select(address => (source, address))).FirstOrDefault();
        if (source is null)
        {
            throw new FetchException(FetchFailure.Unsupported, $"{file.Name}: can be had in no way that this downloader is to use.");
        }

        held.Say($"download {file.Name}, {new ByteSize(file.Size)}, by {address.Scheme} from {address.Authority}");
        await source.FetchAsync(file, address, folder.PathOf(file), new CallbackProgress<TaskProgress>(held.Tell), cancellation);
        held.Say($"{file.Name}: here, SHA-256 {file.Sha256}");
    }

    private static TaskResult Failed(HeldTask held, string cause, string remedy, bool isRetryable)
    {
        held.Say(cause);
        return new TaskResult(Status: WorkStatus.FailedToDownload, Cause: cause, Remedy: remedy, Retryable: isRetryable);
    }

    private static string RemedyOf(FetchFailure failure) => failure switch
    {
        FetchFailure.DiskFull => "Make room at the site: finish or cancel other orders there, or give the folder a larger disk.",
        FetchFailure.NotFound or FetchFailure.Refused => "Look whether the warehouse still has the image; order anew if it does not.",
        FetchFailure.ChecksumMismatch or FetchFailure.LengthMismatch => "Compare the image in the warehouse with its checksum; order anew if it is damaged.",
        _ => "Wait until the warehouse can be reached again, and try again.",
    };
}
