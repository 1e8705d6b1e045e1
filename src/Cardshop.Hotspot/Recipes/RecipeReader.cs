using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;
using Cardshop.Hotspot.Yaml;
using Cardshop.Hotspot.Yaml.Reading;

namespace Cardshop.Hotspot.Recipes;

/// <summary>
/// Reads recipes (<c>image.yaml</c>, as image-creator 1.1.5 and offspot-config 2.9.2 have them; see docs/reference/recipe.md) and finds all
/// that is wrong with one in one go, without touching the network or any file.
/// </summary>
public static class RecipeReader
{
    /// <summary>Reads UTF-8, or UTF-16 with a byte order mark.</summary>
    /// <param name="bytes">The recipe.</param>
    /// <param name="sourceName">What to call it in messages: a path or a URL.</param>
    /// <param name="identProblem">
    /// Says what is wrong with the name of a container image, or null: the grammar belongs to the registry client. Without it any text is a
    /// name.
    /// </param>
    public static RecipeReading Read(ReadOnlySpan<byte> bytes, string sourceName, Func<string, string?>? identProblem = null) =>
        SourceEncoding.Decode(bytes, out var problem) is { } text
            ? Read(text, sourceName, identProblem)
            : Finish(sourceName, new YamlReading(null, [problem!]), "", identProblem);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The recipe.</param>
    /// <param name="sourceName">What to call it in messages: a path or a URL.</param>
    /// <param name="identProblem">Says what is wrong with the name of a container image, or null.</param>
    public static RecipeReading Read(string text, string sourceName, Func<string, string?>? identProblem = null) =>
        Finish(sourceName, YamlReader.Read(text), text, identProblem);

    private static RecipeReading Finish(string sourceName, YamlReading yaml, string text, Func<string, string?>? identProblem)
    {
        var problems = new ProblemList();
        problems.AddRange(yaml.Problems);
        var draft = yaml.Root is null ? null : RecipeDraft.Read(yaml.Root, text, problems);
        if (draft is not null)
        {
            new RecipeRules(identProblem).Check(draft, problems);
        }

        return new RecipeReading(sourceName, problems.HasErrors ? null : draft!.Build(), yaml.Root as YamlMapping, problems.Ordered());
    }
}
