using Cardshop.Hotspot.Recipes;

namespace Cardshop.Commands.Recipes;

/// <summary>What a check of a recipe found.</summary>
/// <param name="Recipe">Which recipe.</param>
/// <param name="Valid">Whether it can be used.</param>
/// <param name="Problems">All problems and notices, in the order of the text.</param>
internal sealed record RecipeCheckResult(string Recipe, bool Valid, IReadOnlyList<RecipeProblem> Problems);
