using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cardshop.Contracts.Ids;

/// <summary>Ids as JSON strings.</summary>
public sealed class TextIdConverter<T> : JsonConverter<T>
    where T : struct, ITextId<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TextId.TryParse<T>(reader.GetString(), out var id)
            ? id
            : throw new JsonException("An id is 1 to 64 lower-case letters, digits and hyphens.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
