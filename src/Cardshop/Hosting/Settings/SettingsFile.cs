using System.Text.Json;

namespace Cardshop.Hosting.Settings;

/// <summary>
/// Reads settings from a JSON file, in which sections are objects and comments are allowed:
/// <code>{ "scheduler": { "queue": { "lease": "30s" } } }    // scheduler.queue.lease</code>
/// </summary>
internal static class SettingsFile
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a file; what is wrong with it is added to <paramref name="problems"/>.</summary>
    public static IReadOnlyList<SettingValue> Read(string path, List<string> problems)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            var values = new List<SettingValue>();
            Walk("", document.RootElement, path, values, problems);
            return values;
        }
        catch (JsonException error)
        {
            problems.Add($"{path}: is not JSON, line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{path}: cannot be read: {error.Message}");
        }

        return [];
    }

    private static void Walk(string key, JsonElement element, string path, List<SettingValue> values, List<string> problems)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Walk(key.Length == 0 ? property.Name : $"{key}.{property.Name}", property.Value, path, values, problems);
                }

                break;
            case JsonValueKind.Array when key.Length > 0 && element.EnumerateArray().All(item => TextOf(item) is not null):
                values.Add(SettingValue.List(key, path, [.. element.EnumerateArray().Select(item => TextOf(item)!)]));
                break;
            case JsonValueKind.Null when key.Length > 0:
                break;
            default:
                if (key.Length > 0 && TextOf(element) is { } text)
                {
                    values.Add(SettingValue.One(key, path, text));
                }
                else
                {
                    problems.Add($"{path}: {(key.Length == 0 ? "the whole" : key)} is not what a setting can be; give an object with sections, and texts, numbers, true, false or lists of them in it.");
                }

                break;
        }
    }

    private static string? TextOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
