using System.Text.Json.Serialization;
using Cardshop.Commands.Stations.Access;
using Cardshop.Commands.Stations.Networking;
using Cardshop.Commands.Stations.Services;

namespace Cardshop.Commands.Stations;

/// <summary>What the commands of a station say to programs.</summary>
[JsonSerializable(typeof(StationSlotsResult))]
[JsonSerializable(typeof(StationSnapshot))]
[JsonSerializable(typeof(StationStatus))]
[JsonSerializable(typeof(StationFiles))]
[JsonSerializable(typeof(SlotReport))]
[JsonSerializable(typeof(StationLogin))]
[JsonSerializable(typeof(NetworkChangeResult))]
[JsonSerializable(typeof(NetworkRestoreResult))]
[JsonSerializable(typeof(NetworkResult))]
[JsonSerializable(typeof(ServicesResult))]
[JsonSerializable(typeof(ServicesStatus))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class StationJson : JsonSerializerContext;
