using System.Text.Json;
using System.Text.Json.Serialization;
using Cardshop.Oci.References;
using Cardshop.Primitives.Digests;

namespace Cardshop.Oci.Manifests;

/// <summary>Digests in JSON: <c>"sha256:9f86d081…"</c>.</summary>
internal sealed class DigestConverter : JsonConverter<Sha256Digest>
{
    public override Sha256Digest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("a digest is a string");
        }

        return DigestText.TryParse(reader.GetString()!, out var digest, out var problem) ? digest : throw new JsonException(problem);
    }

    public override void Write(Utf8JsonWriter writer, Sha256Digest value, JsonSerializerOptions options) =>
        writer.WriteStringValue(DigestText.Format(value));
}
