using Cardshop.Content.Caching;
using Cardshop.Content.Store;
using Cardshop.Oci.Manifests;
using Cardshop.Oci.References;
using Cardshop.Primitives.Digests;

namespace Cardshop.Oci.Images;

/// <summary>Finds out which manifest a name stands for on a platform, and takes it and its configuration into the store.</summary>
internal sealed class ImageResolver(ContentStore store, RegistryContent registry, CachePolicy policy, TimeProvider clock)
{
    /// <summary>What the store remembers an image by.</summary>
    public static string SourceOf(ImageReference reference) => $"{IndexEntry.ImagePrefix}{reference}";

    /// <summary>
    /// Resolves a name. What the registry said of a tag lately, or last before it could not be reached, holds as the cache policy says.
    /// </summary>
    /// <param name="reference">The name.</param>
    /// <param name="platform">What the image is to run on.</param>
    /// <param name="locked">The manifest that it must be. A tag is then not asked for; what the name itself pins is still looked into.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OciException">There is no such image, or it is not the one that is locked.</exception>
    public async Task<ResolvedImage> ResolveAsync(ImageReference reference, Platform platform, Sha256Digest? locked, CancellationToken cancellation)
    {
        var known = (locked ?? reference.Digest) is null ? store.Lookup(SourceOf(reference)) : null;
        var stored = known is null ? null : FindStored(reference, platform, known.Digest);
        if (known is null || stored is null)
        {
            return await AskAsync(reference, platform, locked, cancellation);
        }

        if (policy.CheckAfter(known.Source) is { } interval && known.LastChecked + interval > clock.GetUtcNow())
        {
            return stored;
        }

        try
        {
            return await AskAsync(reference, platform, locked, cancellation);
        }
        catch (OciException error) when (error.Failure == OciFailure.Unreachable)
        {
            var notice = $"{reference} could not be checked for changes, so the copy of {known.LastChecked:yyyy-MM-dd} is used. {error.Message}";
            return stored with { Notices = [notice] };
        }
    }

    /// <summary>Resolves a name from what is in the store; null when that does not suffice.</summary>
    public ResolvedImage? FindStored(ImageReference reference, Platform platform, Sha256Digest manifestDigest)
    {
        var blob = store.Find(manifestDigest);
        var resolved = blob is not null
            && ManifestReader.Read(blob.Content.ReadAll(), $"{reference}") is ImageManifest manifest
            && store.Find(manifest.Config.Digest) is { } configBlob
            ? ResolvedImage.Read(reference, platform, blob, manifest, configBlob)
            : null;
        return resolved?.Config.Platform == platform ? resolved : null;
    }

    private async Task<ResolvedImage> AskAsync(ImageReference reference, Platform platform, Sha256Digest? locked, CancellationToken cancellation)
    {
        var subject = $"{reference}";
        var blob = await registry.ManifestAsync(reference, reference.Digest ?? locked, cancellation);
        var manifest = ManifestReader.Read(blob.Content.ReadAll(), subject);
        var isChosen = locked is not null;
        if (manifest is ImageIndex index)
        {
            isChosen = true;
            blob = await registry.ManifestAsync(reference, index.Choose(platform, subject).Digest, cancellation);
            manifest = ManifestReader.Read(blob.Content.ReadAll(), subject);
        }

        if (locked is not null && blob.Digest != locked)
        {
            throw new OciException(
                OciFailure.Mismatch,
                $"{subject} is manifest {blob.Digest} for {platform}, but the lock has {locked}. If the change is meant, use --update-lock.");
        }

        if (manifest is not ImageManifest image)
        {
            throw new OciException(OciFailure.Unsupported, $"{subject}: its index leads to another index, not to an image.");
        }

        var configBlob = await registry.BlobAsync(reference, image.Config, progress: null, cancellation);
        var resolved = ResolvedImage.Read(reference, platform, blob, image, configBlob) with { IsChecked = locked is null };

        // Only an image that no index vouches for has to say itself what it runs on.
        return isChosen || resolved.Config.Platform == platform ? resolved : throw new OciException(
            OciFailure.PlatformMissing, $"{subject}: there is no image for {platform}, only for {resolved.Config.Platform}.");
    }
}
