using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Cardshop.Scheduler.Listings;

/// <summary>Where a part of a list ended: the sorted column and the id of its last row, as base64url of a JSON array.</summary>
internal sealed record Cursor(object Value, string Id)
{
    public override string ToString()
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            if (Value is long number)
            {
                writer.WriteNumberValue(number);
            }
            else
            {
                writer.WriteStringValue((string)Value);
            }

            writer.WriteStringValue(Id);
            writer.WriteEndArray();
        }

        return Base64Url.EncodeToString(buffer.ToArray());
    }

    public static Cursor? TryParse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)));
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 2 && root[1].ValueKind == JsonValueKind.String
                ? root[0].ValueKind switch
                {
                    JsonValueKind.Number when root[0].TryGetInt64(out var number) => new Cursor(number, root[1].GetString()!),
                    JsonValueKind.String => new Cursor(root[0].GetString()!, root[1].GetString()!),
                    _ => null,
                }
                : null;
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
