using System.Text.Json.Serialization;

namespace Cardshop.Workers.Site;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WriteCheckpoint))]
internal sealed partial class WriteCheckpointJson : JsonSerializerContext;
