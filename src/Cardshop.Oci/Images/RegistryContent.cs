using Cardshop.Content.Fetching;
using Cardshop.Content.Store;
using Cardshop.Oci.Manifests;
using Cardshop.Oci.References;
using Cardshop.Oci.Registries;
using Cardshop.Primitives.Digests;

namespace Cardshop.Oci.Images;

/// <summary>Takes manifests and blobs of registries into the store. What is there already is not asked for.</summary>
internal sealed class RegistryContent(ContentStore store, RegistryConnection registries, Fetcher fetcher)
{
    /// <summary>Gets a manifest or index.</summary>
    /// <param name="reference">The image. Its tag is asked for when there is no digest.</param>
    /// <param name="digest">What it must be; null for whatever the tag stands for now.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OciException">The registry does not have it, or sends something else.</exception>
    public async Task<StoredBlob> ManifestAsync(ImageReference reference, Sha256Digest? digest, CancellationToken cancellation)
    {
        if (digest is { } known && store.Find(known) is { } stored)
        {
            return Bounded(stored, reference);
        }

        var root = await registries.FindRootAsync(reference.Registry, cancellation);
        var version = digest is { } pinned ? DigestText.Format(pinned) : reference.Tag;
        var request = new FetchRequest(RegistryUris.Manifest(root, reference.Path, version))
        {
            IsRemembered = false,
            Locked = digest,
            LongestLength = ManifestReader.LongestDocument,
        };
        return Bounded(await FetchAsync(reference, request, progress: null, cancellation), reference);
    }

    /// <summary>Gets a configuration or layer.</summary>
    /// <param name="reference">The image that it belongs to.</param>
    /// <param name="descriptor">What it must be.</param>
    /// <param name="progress">Told how it goes.</param>
    /// <param name="cancellation">Stops the work; what was transferred of it is kept for the next time.</param>
    /// <exception cref="OciException">The registry does not have it, or sends something else.</exception>
    public async Task<StoredBlob> BlobAsync(
        ImageReference reference, Descriptor descriptor, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        if (store.Find(descriptor.Digest) is { } stored)
        {
            return Sized(stored, descriptor, reference);
        }

        var root = await registries.FindRootAsync(reference.Registry, cancellation);
        var request = new FetchRequest(RegistryUris.Blob(root, reference.Path, DigestText.Format(descriptor.Digest)))
        {
            DeclaredSize = descriptor.Size,
            IsRemembered = false,
            Locked = descriptor.Digest,
            LongestLength = descriptor.Size,
        };
        return Sized(await FetchAsync(reference, request, progress, cancellation), descriptor, reference);
    }

    private static StoredBlob Bounded(StoredBlob manifest, ImageReference reference) =>
        manifest.Length <= ManifestReader.LongestDocument ? manifest : throw new OciException(
            OciFailure.Malformed, $"{reference}: its manifest has {manifest.Length} bytes; at most {ManifestReader.LongestDocument} are accepted.");

    private static StoredBlob Sized(StoredBlob blob, Descriptor descriptor, ImageReference reference) =>
        blob.Length == descriptor.Size ? blob : throw new OciException(
            OciFailure.Mismatch, $"{reference}: {blob.Digest} has {blob.Length} bytes, but its manifest says {descriptor.Size}. The image was put together wrongly; push it again.");

    private static OciException Explain(ImageReference reference, FetchException error) => error.Kind switch
    {
        FetchFailure.NotFound => new(OciFailure.NotFound, $"{reference}: there is no such image. {error.Message}", error),
        FetchFailure.Refused => new(
            OciFailure.Denied, $"{reference}: the registry does not let us have it. {error.Message} Some also answer 401 or 403 when there is no such image.", error),
        FetchFailure.ChecksumMismatch => new(OciFailure.Mismatch, $"{reference}: the registry sends something else than was asked for. {error.Message}", error),
        FetchFailure.LengthMismatch => new(OciFailure.Mismatch, $"{reference}: the registry sends more or less than was asked for. {error.Message}", error),
        _ => new(OciFailure.Unreachable, $"{reference}: {error.Message}", error),
    };

    private async Task<StoredBlob> FetchAsync(
        ImageReference reference, FetchRequest request, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            var content = await fetcher.FetchAsync(request, progress, cancellation);
            return store.Find(content.Digest) ?? Copy(content, cancellation);
        }
        catch (FetchException error) when (error.Kind != FetchFailure.DiskFull)
        {
            throw Explain(reference, error);
        }
    }

    /// <summary>A mirror may be a folder, whose files are left in their place.</summary>
    private StoredBlob Copy(FetchedContent content, CancellationToken cancellation)
    {
        using var writer = store.BeginBlob();
        writer.CopyFrom(content.Content.AsStream(), cancellation);
        return writer.Commit();
    }
}
