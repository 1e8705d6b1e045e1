using System.Text.Json.Serialization;
using Cardshop.Primitives.Digests;

namespace Cardshop.Oci.Manifests;

/// <summary>
/// The part of an image's configuration that matters before it runs (OCI image specification, config.md):
/// <code>{"os": "linux", "architecture": "arm64", "variant": "v8", "rootfs": {"type": "layers", "diff_ids": ["sha256:…"]}, …}</code>
/// </summary>
internal sealed record ImageConfig : PlatformJson
{
    [JsonPropertyName("rootfs")]
    public required RootFileSystem RootFileSystem { get; init; }

    /// <summary>Digests of the layers as tars, before compression; the lowest layer first.</summary>
    [JsonIgnore]
    public IReadOnlyList<Sha256Digest> DiffIds => RootFileSystem.DiffIds;
}
