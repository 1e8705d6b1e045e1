namespace Cardshop.Oci.Manifests;

/// <summary>What a registry answers for a tag or digest: an <see cref="ImageManifest"/> or an <see cref="ImageIndex"/>.</summary>
internal abstract record Manifest;
