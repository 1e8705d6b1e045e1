using System.Text.Json.Serialization;

namespace Cardshop.Cards.Slots;

/// <summary>How slots are kept.</summary>
[JsonSerializable(typeof(SlotDocument))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, MaxDepth = 8)]
internal sealed partial class SlotJson : JsonSerializerContext;
