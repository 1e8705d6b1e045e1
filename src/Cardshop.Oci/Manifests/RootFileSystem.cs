using System.Text.Json.Serialization;
using Cardshop.Primitives.Digests;

namespace Cardshop.Oci.Manifests;

/// <summary>What an image's root file system is made of: <c>{"type": "layers", "diff_ids": ["sha256:…"]}</c>.</summary>
internal sealed record RootFileSystem
{
    public required string Type { get; init; }

    [JsonPropertyName("diff_ids")]
    public required IReadOnlyList<Sha256Digest> DiffIds { get; init; }
}
