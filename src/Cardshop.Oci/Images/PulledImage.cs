using Cardshop.Primitives.Digests;

namespace Cardshop.Oci.Images;

/// <summary>An image that was pulled from a registry, every byte of it verified.</summary>
public sealed record PulledImage : LoadableImage
{
    /// <summary>Digest of the manifest for the platform: what a lock holds.</summary>
    public required Sha256Digest ManifestDigest { get; init; }

    /// <summary>Digest of the configuration: what engines call the id of the image.</summary>
    public required Sha256Digest ConfigDigest { get; init; }

    /// <summary>The layers, the lowest first.</summary>
    public required IReadOnlyList<PulledLayer> Layers { get; init; }
}
