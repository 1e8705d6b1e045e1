using System.Text;
using Cardshop.Hotspot.Yaml;

namespace Cardshop.Scheduler.Recipes;

/// <summary>
/// Finds the secrets of a recipe, so that nobody but the worker sees them. Looks at the text and, where it is YAML, at what the text means, so
/// that a secret is found however it is written, and a recipe that is not quite YAML is safe as well.
/// </summary>
public static class RecipeSecrets
{
    /// <summary>Most secrets that a recipe may have: each is searched for in all that a worker says.</summary>
    public const int Most = 1_000;

    private const int Shortest = 4;
    private const int ShortestLine = 8;
    private const int Longest = 4_096;

    private static readonly string[] NoSecrets = ["true", "false", "null", "none"];

    /// <summary>The recipe with its secrets shown as <c>***</c>: its own text, or the same written anew where that would still show some.</summary>
    public static string Hide(string recipe)
    {
        var hidden = SecretPatterns.Hide(recipe);
        return YamlReader.Read(recipe).Root is not { } root || (YamlReader.Read(hidden).Root is { } shown && !SecretTree.In(shown).Any())
            ? hidden
            : YamlWriter.Write(SecretTree.Hide(root));
    }

    /// <summary>
    /// The secrets themselves. One of several lines is a secret line by line, because that is how programs print it; one that is longer than
    /// 4096 bytes is several.
    /// </summary>
    public static IReadOnlyList<byte[]> Of(string recipe) =>
    [
        .. SecretPatterns.In(recipe).Concat(YamlReader.Read(recipe).Root is { } root ? SecretTree.In(root) : [])
            .SelectMany(Lines)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(value => Encoding.UTF8.GetBytes(value).Chunk(Longest)),
    ];

    private static IEnumerable<string> Lines(string secret)
    {
        var lines = secret.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Where(line => line.Length >= (lines.Length == 1 ? Shortest : ShortestLine) && !NoSecrets.Contains(line, StringComparer.OrdinalIgnoreCase));
    }
}
