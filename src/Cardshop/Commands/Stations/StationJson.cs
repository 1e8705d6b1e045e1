using System.Text.Json.Serialization;

namespace Cardshop.Commands.Stations;

/// <summary>What the commands of a station say to programs.</summary>
[JsonSerializable(typeof(StationSlotsResult))]
[JsonSerializable(typeof(StationSnapshot))]
[JsonSerializable(typeof(StationStatus))]
[JsonSerializable(typeof(StationFiles))]
[JsonSerializable(typeof(SlotReport))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class StationJson : JsonSerializerContext;
