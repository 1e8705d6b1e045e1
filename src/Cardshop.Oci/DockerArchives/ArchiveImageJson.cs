using System.Text.Json.Serialization;

namespace Cardshop.Oci.DockerArchives;

/// <summary>
/// An image in the <c>manifest.json</c> of an archive:
/// <code>[{"Config": "9f86….json", "RepoTags": ["ghcr.io/a/b:1"], "Layers": ["….tar"]}]</code>
/// </summary>
internal sealed record ArchiveImageJson
{
    [JsonPropertyName("Config")]
    public required string Config { get; init; }

    /// <summary>Null, or missing, for an image without a name.</summary>
    [JsonPropertyName("RepoTags")]
    public IReadOnlyList<string?>? RepoTags { get; init; }

    [JsonPropertyName("Layers")]
    public required IReadOnlyList<string?> Layers { get; init; }
}
