using System.Text.Json.Serialization;

namespace Cardshop.Oci.Authentication;

/// <summary>Files of credentials and answers of token services as types.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CredentialFileJson))]
[JsonSerializable(typeof(TokenJson))]
internal sealed partial class CredentialJson : JsonSerializerContext;
