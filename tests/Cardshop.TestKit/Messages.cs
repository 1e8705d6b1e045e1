using Xunit;

namespace Cardshop.TestKit;

/// <summary>What the program tells people.</summary>
public static class Messages
{
    private const string Error = "error: ";

    /// <summary>Its error messages, each whole; a stack trace among them is a failure.</summary>
    public static IReadOnlyList<string> ErrorsOf(ToolResult result)
    {
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
        return [.. result.Error.Split('\n').Where(line => line.StartsWith(Error, StringComparison.Ordinal)).Select(line => line[Error.Length..])];
    }

    /// <summary>It ended with this code and these error messages, in any order, each of which contains what is given for it.</summary>
    public static void RequireErrors(ToolResult result, int exitCode, params IReadOnlyList<string> expected)
    {
        Assert.True(result.ExitCode == exitCode, $"expected {exitCode}: {result}");
        var errors = ErrorsOf(result);
        Assert.True(errors.Count == expected.Count, $"{expected.Count} messages expected: {result}");
        Assert.All(expected, part => Assert.Contains(errors, error => error.Contains(part, StringComparison.OrdinalIgnoreCase)));
    }
}
