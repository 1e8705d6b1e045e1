using System.Collections.Concurrent;
using Cardshop.Content.Caching;
using Cardshop.Content.Fetching;
using Cardshop.Content.Store;
using Cardshop.Oci.DockerArchives;
using Cardshop.Oci.Layers;
using Cardshop.Oci.Manifests;
using Cardshop.Oci.References;
using Cardshop.Oci.Registries;
using Cardshop.Primitives.Digests;

namespace Cardshop.Oci.Images;

/// <summary>
/// Pulls images from registries into the store, and puts the archives together that devices load them from. Everything is verified: manifest,
/// configuration and layers by their digests, and what the layers unpack to by the configuration's. Layers are shared between images, and
/// a pull that was interrupted goes on where it stopped.
/// </summary>
public sealed class ImagePuller : IDisposable
{
    private const string EntryCountKind = "tar-entries-1";

    private readonly ContentStore _store;
    private readonly RegistryOptions _options;
    private readonly RegistryConnection _registries;
    private readonly CachePolicy _policy;
    private readonly Fetcher _fetcher;
    private readonly RegistryContent _content;
    private readonly ImageResolver _resolver;
    private readonly TarStore _tars;

    /// <param name="store">Where images are kept.</param>
    /// <param name="registries">How registries are spoken to.</param>
    /// <param name="fetching">How content is fetched; its mirrors hold for registries too.</param>
    /// <param name="transport">The connections, usually a <see cref="FetchHandler"/>; they must not follow redirects by themselves.</param>
    /// <param name="clock">For pauses, time-outs and the end of tokens.</param>
    /// <param name="random">Varies the pauses between attempts.</param>
    public ImagePuller(
        ContentStore store, RegistryOptions registries, FetchOptions fetching, HttpMessageHandler transport, TimeProvider clock, Random random)
    {
        _store = store;
        _options = registries;
        _registries = new RegistryConnection(registries, fetching.Mirrors, transport, clock);
        _policy = fetching.Policy;
        _fetcher = new Fetcher(store, fetching, _registries.Http, clock, random);
        _content = new RegistryContent(store, _registries, _fetcher);
        _resolver = new ImageResolver(store, _content, _policy, clock);
        _tars = new TarStore(store);
    }

    /// <summary>Finds out what an image is and how much there is of it, without its layers.</summary>
    /// <inheritdoc cref="PullAsync"/>
    public async Task<ImageProbe> ProbeAsync(
        ImageReference reference, Platform platform, Sha256Digest? lockedManifest = null, CancellationToken cancellation = default)
    {
        var image = await _resolver.ResolveAsync(reference, platform, lockedManifest, cancellation);
        return new ImageProbe(
            reference,
            platform,
            image.ManifestBlob.Digest,
            [.. image.Layers.Select(layer => new ProbedLayer(layer.Layer.Digest, layer.Layer.Size, layer.DiffId, _store.Find(layer.DiffId)?.Length))])
        {
            Notices = image.Notices,
        };
    }

    /// <summary>The image, if all of it is in the store; null otherwise. No registry is asked.</summary>
    /// <param name="reference">Its name.</param>
    /// <param name="platform">What it is to run on.</param>
    /// <param name="lockedManifest">The manifest that it must be; null for the one that was pulled last under this name.</param>
    public PulledImage? FindStored(ImageReference reference, Platform platform, Sha256Digest? lockedManifest = null)
    {
        var digest = lockedManifest ?? _store.Lookup(ImageResolver.SourceOf(reference))?.Digest;
        var image = digest is { } manifest ? _resolver.FindStored(reference, platform, manifest) : null;
        var tars = image?.Config.DiffIds.Select(_store.Find).ToList();
        return tars is not null && tars.TrueForAll(tar => tar is not null) ? Assemble(image!, [.. tars.OfType<StoredBlob>()]) : null;
    }

    /// <summary>Gets an image.</summary>
    /// <param name="reference">Its name.</param>
    /// <param name="platform">What it is to run on.</param>
    /// <param name="lockedManifest">The manifest that it must be; its tag is then not asked for.</param>
    /// <param name="progress">Told how it goes, from any thread.</param>
    /// <param name="cancellation">Ends it; what has been transferred is kept for the next time.</param>
    /// <exception cref="OciException">It cannot be had, or is not what it should be.</exception>
    /// <exception cref="IOException">The store cannot be read or written.</exception>
    public async Task<PulledImage> PullAsync(
        ImageReference reference,
        Platform platform,
        Sha256Digest? lockedManifest = null,
        IProgress<PullProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var image = await _resolver.ResolveAsync(reference, platform, lockedManifest, cancellation);
        var meter = new PullMeter(image, progress);
        var tars = new ConcurrentDictionary<Sha256Digest, StoredBlob>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.ParallelLayers, CancellationToken = cancellation };
        await Parallel.ForEachAsync(image.Layers.DistinctBy(layer => layer.DiffId), parallel, async (layer, token) =>
        {
            tars[layer.DiffId] = _store.Find(layer.DiffId)
                ?? await FetchLayerAsync(reference, layer.Layer, layer.DiffId, meter.Of(layer.Layer), token);
            meter.Finish(layer.Layer);
        });
        var pulled = Assemble(image, [.. image.Config.DiffIds.Select(diffId => tars[diffId])]);
        Remember(pulled, image);
        return pulled;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _fetcher.Dispose();
        _registries.Dispose();
    }

    private async Task<StoredBlob> FetchLayerAsync(
        ImageReference reference, Descriptor layer, Sha256Digest diffId, IProgress<FetchProgress> progress, CancellationToken cancellation)
    {
        var subject = $"{reference}: layer {layer.Digest}";
        var blob = await _content.BlobAsync(reference, layer, progress, cancellation);
        var isTar = blob.Digest == diffId || TarStore.Detect(blob.Content) is null;
        var tar = isTar ? blob : _tars.Uncompress(blob.Content, TarStore.Detect(blob.Content)!.Value, subject, cancellation);
        return tar.Digest == diffId ? tar : throw new OciException(
            OciFailure.Mismatch,
            $"{subject} unpacks to {tar.Digest}, but the image's configuration says {diffId}. The image was put together wrongly; push it again.");
    }

    private PulledImage Assemble(ResolvedImage image, IReadOnlyList<StoredBlob> tars)
    {
        var archive = DockerArchive.Compose(
            image.Reference,
            image.ManifestBlob.Content.ReadAll(),
            image.ConfigBlob.Digest,
            image.ConfigBlob.Content,
            [.. image.Manifest.Layers.Zip(tars, (layer, tar) => new ArchiveLayer(layer.Digest, tar.Content))]);
        var layers = image.Manifest.Layers.Zip(tars, (layer, tar) => new PulledLayer(layer.Digest, layer.Size, tar, CountEntries(image.Reference, tar))).ToList();
        return new PulledImage
        {
            Reference = image.Reference,
            Platform = image.Platform,
            ManifestDigest = image.ManifestBlob.Digest,
            ConfigDigest = image.ConfigBlob.Digest,
            Layers = layers,
            DockerArchive = archive.Content,
            FilesLength = archive.FilesLength,
            EntryCount = layers.Sum(layer => layer.EntryCount),
            Notices = image.Notices,
        };
    }

    private long CountEntries(ImageReference reference, StoredBlob tar) => _tars.RememberCount(
        tar.Digest, EntryCountKind, () => TarStore.CountEntries(tar.Content, $"{reference}: layer {tar.Digest}"));

    /// <summary>
    /// Keeps in the store what the image is made of, if the policy wants that. The compressed layers are not, and go with the next sweep.
    /// </summary>
    private void Remember(PulledImage pulled, ResolvedImage image)
    {
        var source = ImageResolver.SourceOf(pulled.Reference);
        if (!_policy.Keeps(source))
        {
            return;
        }

        if (!image.IsChecked && _store.Lookup(source)?.Digest == pulled.ManifestDigest)
        {
            _store.Use(source);
            return;
        }

        var tars = pulled.Layers.Select(layer => layer.Tar).DistinctBy(tar => tar.Digest).ToList();
        IEnumerable<Sha256Digest> pinned = pulled.Reference.Digest is { } digest && digest != pulled.ManifestDigest ? [digest] : [];
        _store.Record(new IndexEntry(source, pulled.ManifestDigest, image.ManifestBlob.Length + image.ConfigBlob.Length + tars.Sum(tar => tar.Length))
        {
            Parts = [pulled.ConfigDigest, .. pinned, .. tars.Select(tar => tar.Digest)],
        });
    }
}
