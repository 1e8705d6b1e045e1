using System.Text.Json.Serialization;

namespace Cardshop.Cards.History;

/// <summary>Events as lines of JSON.</summary>
[JsonSerializable(typeof(CardEvent))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class CardEventJson : JsonSerializerContext;
