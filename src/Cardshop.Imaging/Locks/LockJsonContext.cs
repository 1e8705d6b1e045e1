using System.Text.Json.Serialization;
using Cardshop.Primitives.Digests;

namespace Cardshop.Imaging.Locks;

[JsonSerializable(typeof(LockDocument))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    WriteIndented = true,
    Converters = [typeof(Sha256DigestJsonConverter), typeof(UtcSecondsJsonConverter)])]
internal sealed partial class LockJsonContext : JsonSerializerContext;
