using Cardshop.Content.Fetching;
using Cardshop.Contracts.Shop;
using Cardshop.Primitives;
using Cardshop.Primitives.Digests;
using Cardshop.Reporting;

namespace Cardshop.Commands.Shop.Orders;

/// <summary>Downloads an artifact over its link into a file.</summary>
internal sealed class ArtifactDownload(Session session, ShopSession shop)
{
    /// <summary>Downloads, or carries on where an earlier attempt ended.</summary>
    /// <exception cref="ShopException">It is not what the shop says.</exception>
    /// <exception cref="FetchException">It cannot be had.</exception>
    public async Task RunAsync(Artifact artifact, string file, CancellationToken cancellation)
    {
        var link = await shop.Client.LinkArtifactAsync(artifact.Id, cancellation);
        var known = new KnownContent(artifact.Url, artifact.Size, Sha256Digest.Parse(artifact.Sha256));
        var progress = new CallbackProgress<FetchProgress>(at => session.Reporter.Progress(new StageProgress("download", file, at.Bytes, at.Total)));
        try
        {
            await new FileDownload(session.Storage, shop.Handler, session.Clock).RunAsync(known, link.Url, file, progress, cancellation);
        }
        catch (FetchException error) when (error.Kind is FetchFailure.ChecksumMismatch or FetchFailure.LengthMismatch)
        {
            throw new ShopException(ExitCode.Different, $"{error.Message} Say the same again to download it anew.");
        }
    }
}
