using System.Text.Json;
using System.Text.Json.Serialization;
using Cardshop.Warehouse.Objects;

namespace Cardshop.Warehouse.Folders;

/// <summary>The name of an object in JSON: its text.</summary>
internal sealed class NameConverter : JsonConverter<ObjectName>
{
    public override ObjectName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && ObjectName.TryParse(reader.GetString(), out var name)
            ? name
            : throw new JsonException("The name of an object is expected.");

    public override void Write(Utf8JsonWriter writer, ObjectName value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
