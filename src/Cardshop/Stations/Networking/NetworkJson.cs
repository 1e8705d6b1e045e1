using System.Text.Json.Serialization;

namespace Cardshop.Stations.Networking;

/// <summary>How it is kept.</summary>
[JsonSerializable(typeof(NetworkUndo))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
internal sealed partial class NetworkJson : JsonSerializerContext;
