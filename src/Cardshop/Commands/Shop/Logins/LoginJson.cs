using System.Text.Json.Serialization;

namespace Cardshop.Commands.Shop.Logins;

/// <summary>How logins are kept.</summary>
[JsonSerializable(typeof(LoginDocument))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true, RespectNullableAnnotations = true)]
internal sealed partial class LoginJson : JsonSerializerContext;
