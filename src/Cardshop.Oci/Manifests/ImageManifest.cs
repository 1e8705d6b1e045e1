namespace Cardshop.Oci.Manifests;

/// <summary>An image for one platform.</summary>
/// <param name="Config">Where its configuration is.</param>
/// <param name="Layers">Where its layers are, the lowest first; each of a kind that can be read.</param>
internal sealed record ImageManifest(Descriptor Config, IReadOnlyList<Descriptor> Layers) : Manifest;
