using Cardshop.Content;
using Cardshop.Content.Fetching;
using Cardshop.Content.Store;
using Cardshop.Contracts.Shop;
using Cardshop.Primitives.Digests;
using Cardshop.Reporting;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>Downloads an artifact over its link into a file. What is there so far lies in the folder <c>FILE.part</c> until all of it is verified.</summary>
internal sealed class ArtifactDownload(Session session, ShopSession shop)
{
    /// <summary>Downloads, or carries on where an earlier attempt ended.</summary>
    /// <exception cref="ShopException">It is not what the shop says.</exception>
    /// <exception cref="FetchException">It cannot be had.</exception>
    public async Task RunAsync(Artifact artifact, string file, CancellationToken cancellation)
    {
        var link = await shop.Client.LinkArtifactAsync(artifact.Id, cancellation);
        var folder = file + ".part";
        using (var store = new ContentStore(session.Storage, folder, session.Clock))
        {
            await FetchAsync(store, artifact, link.Url, file, cancellation);
            session.Storage.Move(store.Find(Sha256Digest.Parse(artifact.Sha256))!.Path, file);
            session.Storage.FlushDirectory(Path.GetDirectoryName(file)!);
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task FetchAsync(ContentStore store, Artifact artifact, Uri link, string file, CancellationToken cancellation)
    {
        // Known by where it lies: links to it change.
        var options = new FetchOptions { Mirrors = [MirrorRule.Parse($"{artifact.Url.AbsoluteUri}={link.AbsoluteUri}")] };
        using var http = new HttpMessageInvoker(shop.Handler, disposeHandler: false);
        using var fetcher = new Fetcher(store, options, http, session.Clock, new Random());
        var request = new FetchRequest(artifact.Url)
        {
            Expected = new Checksum(ChecksumAlgorithm.Sha256, artifact.Sha256),
            DeclaredSize = artifact.Size,
            LongestLength = artifact.Size,
            IsRemembered = false,
        };
        var progress = new CallbackProgress<FetchProgress>(at => session.Reporter.Progress(new StageProgress("download", file, at.Bytes, at.Total)));
        try
        {
            await fetcher.FetchAsync(request, progress, cancellation);
        }
        catch (FetchException error) when (error.Kind is FetchFailure.ChecksumMismatch or FetchFailure.LengthMismatch)
        {
            throw new ShopException(ExitCode.Different, $"{error.Message} Say the same again to download it anew.");
        }
        catch (FetchException error)
        {
            // Whoever reads a log must not get the image by it.
            throw new FetchException(error.Kind, error.Message.Replace(link.AbsoluteUri, artifact.Url.AbsoluteUri, StringComparison.Ordinal), error);
        }
    }
}
