using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cardshop.Content.Store;

/// <summary>A checksum in JSON: <c>"md5:d41d…"</c>.</summary>
internal sealed class ChecksumConverter : JsonConverter<Checksum>
{
    /// <summary>A list with nothing in it where a checksum should be is no list of checksums.</summary>
    public override bool HandleNull => true;

    public override Checksum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Checksum.TryParse(reader.GetString(), out var checksum)
            ? checksum!
            : throw new JsonException("A checksum is expected.");

    public override void Write(Utf8JsonWriter writer, Checksum value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
