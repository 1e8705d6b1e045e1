using System.Text.Json;
using Xunit;

namespace Cardshop.TestKit;

/// <summary>What the program writes with <c>--json</c>.</summary>
public static class JsonLines
{
    /// <summary>All events; every line of standard output must be one, and the last one the result.</summary>
    public static IReadOnlyList<JsonElement> Of(ToolResult result)
    {
        Assert.EndsWith("\n", result.Output, StringComparison.Ordinal);
        var events = result.Output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.All(events, item => Assert.Equal(JsonValueKind.Object, item.ValueKind));
        Assert.Equal("result", events[^1].GetProperty("event").GetString());
        Assert.Single(events, item => item.GetProperty("event").ValueEquals("result"));
        Assert.Equal(result.ExitCode, events[^1].GetProperty("exitCode").GetInt32());
        return events;
    }

    /// <summary>The last event.</summary>
    public static JsonElement ResultOf(ToolResult result) => Of(result)[^1];
}
