using System.Text.Json.Serialization;
using Cardshop.Oci.DockerArchives;

namespace Cardshop.Oci.Manifests;

/// <summary>The documents of a registry as types.</summary>
[JsonSourceGenerationOptions(
    Converters = [typeof(DigestConverter)],
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ManifestJson))]
[JsonSerializable(typeof(ImageConfig))]
[JsonSerializable(typeof(IReadOnlyList<ArchiveImageJson>))]
internal sealed partial class OciJson : JsonSerializerContext;
