using Cardshop.Hotspot.Yaml;

namespace Cardshop.Hotspot.Recipes;

/// <summary>What came of reading a recipe.</summary>
/// <param name="SourceName">What the recipe is called in messages.</param>
/// <param name="Recipe">Null when any problem is an error.</param>
/// <param name="Document">The recipe as a tree, with nothing lost and nothing added; null when it is not a YAML mapping.</param>
/// <param name="Problems">All of them, in the order of the text; a thousand of each kind where there are more.</param>
public sealed record RecipeReading(string SourceName, Recipe? Recipe, YamlMapping? Document, IReadOnlyList<RecipeProblem> Problems)
{
    /// <summary>The problems that keep the recipe from being used.</summary>
    public IEnumerable<RecipeProblem> Errors => Problems.Where(problem => problem.Severity == Severity.Error);
}
