using Cardshop.Content.Store;
using Cardshop.Oci.Manifests;
using Cardshop.Oci.References;
using Cardshop.Primitives.Digests;

namespace Cardshop.Oci.Images;

/// <summary>An image whose documents are in the store, and whose layers may still have to be fetched.</summary>
/// <param name="Reference">Its name.</param>
/// <param name="Platform">What it was asked for.</param>
/// <param name="ManifestBlob">Its manifest for the platform, as the registry has it.</param>
/// <param name="Manifest">The same, read.</param>
/// <param name="ConfigBlob">Its configuration, as the registry has it.</param>
/// <param name="Config">The same, read.</param>
internal sealed record ResolvedImage(
    ImageReference Reference, Platform Platform, StoredBlob ManifestBlob, ImageManifest Manifest, StoredBlob ConfigBlob, ImageConfig Config)
{
    /// <summary>The registry has just said that this is what the name stands for.</summary>
    public bool IsChecked { get; init; }

    /// <summary>What a person should know although all went well.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Each layer with the digest of its tar, the lowest first.</summary>
    public IEnumerable<(Descriptor Layer, Sha256Digest DiffId)> Layers => Manifest.Layers.Zip(Config.DiffIds);

    /// <summary>Reads the configuration that a manifest names.</summary>
    /// <exception cref="OciException">It is none, or does not go with the manifest.</exception>
    public static ResolvedImage Read(
        ImageReference reference, Platform platform, StoredBlob manifestBlob, ImageManifest manifest, StoredBlob configBlob)
    {
        var config = ManifestReader.ReadConfig(configBlob.Content.ReadAll(), $"{reference}");
        return config.DiffIds.Count == manifest.Layers.Count
            ? new ResolvedImage(reference, platform, manifestBlob, manifest, configBlob, config)
            : throw new OciException(
                OciFailure.Malformed,
                $"{reference}: its manifest has {manifest.Layers.Count} layers, its configuration {config.DiffIds.Count}. The image was put together wrongly; push it again.");
    }
}
