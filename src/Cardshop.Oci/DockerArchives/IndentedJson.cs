using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cardshop.Primitives.Extents;

namespace Cardshop.Oci.DockerArchives;

/// <summary>
/// Writes JSON as Python's <c>json.dumps(…, indent=4)</c> does, to the byte: four spaces, line feeds, none at the end, and
/// nothing but ASCII. The sizes that recipes declare are those of texts written that way.
/// </summary>
internal static class IndentedJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        IndentSize = 4,
        NewLine = "\n",
    };

    public static ByteSource Write(JsonNode node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            node.WriteTo(writer);
        }

        return MemorySource.FromText(EscapeNonAscii(Encoding.UTF8.GetString(buffer.ToArray())));
    }

    /// <summary>Beyond ASCII there is nothing in JSON but the inside of strings.</summary>
    private static string EscapeNonAscii(string json)
    {
        var text = new StringBuilder(json.Length);
        foreach (var character in json)
        {
            _ = char.IsBetween(character, '\n', '~') ? text.Append(character) : text.Append($"\\u{(int)character:x4}");
        }

        return text.ToString();
    }
}
