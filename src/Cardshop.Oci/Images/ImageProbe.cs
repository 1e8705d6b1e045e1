using Cardshop.Oci.References;
using Cardshop.Primitives.Digests;

namespace Cardshop.Oci.Images;

/// <summary>What is known of an image before its layers are fetched.</summary>
/// <param name="Reference">Its name.</param>
/// <param name="Platform">What it was asked for.</param>
/// <param name="ManifestDigest">Digest of the manifest for the platform.</param>
/// <param name="Layers">The layers, the lowest first.</param>
public sealed record ImageProbe(
    ImageReference Reference, Platform Platform, Sha256Digest ManifestDigest, IReadOnlyList<ProbedLayer> Layers)
{
    /// <summary>What a person should know although all went well.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Bytes of all layers as the registry has them; a layer that is there twice counts once.</summary>
    public long CompressedLength => Layers.DistinctBy(layer => layer.Digest).Sum(layer => layer.CompressedLength);

    /// <summary>Bytes that a pull would fetch.</summary>
    public long MissingLength => Layers.Where(layer => !layer.IsStored).DistinctBy(layer => layer.Digest).Sum(layer => layer.CompressedLength);
}
