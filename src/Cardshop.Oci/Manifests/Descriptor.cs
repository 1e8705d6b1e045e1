using System.Text.Json.Serialization;
using Cardshop.Oci.References;
using Cardshop.Primitives.Digests;

namespace Cardshop.Oci.Manifests;

/// <summary>
/// What a manifest says of something else: <c>{"mediaType": "…", "digest": "sha256:…", "size": 1234}</c> (OCI image specification,
/// descriptor.md). In an index the platform stands beside it.
/// </summary>
internal sealed record Descriptor
{
    public required string MediaType { get; init; }

    public required Sha256Digest Digest { get; init; }

    /// <summary>Length in bytes, 0 or more.</summary>
    public required long Size { get; init; }

    [JsonPropertyName("platform")]
    public PlatformJson? PlatformJson { get; init; }

    [JsonIgnore]
    public Platform? Platform => PlatformJson?.Platform;
}
