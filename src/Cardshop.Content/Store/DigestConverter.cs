using System.Text.Json;
using System.Text.Json.Serialization;
using Cardshop.Primitives.Digests;

namespace Cardshop.Content.Store;

/// <summary>A digest in JSON: its 64 digits.</summary>
public sealed class DigestConverter : JsonConverter<Sha256Digest>
{
    /// <inheritdoc/>
    public override Sha256Digest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Sha256Digest.TryParse(reader.GetString(), out var digest)
            ? digest
            : throw new JsonException("A SHA-256 digest is expected.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Sha256Digest value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
