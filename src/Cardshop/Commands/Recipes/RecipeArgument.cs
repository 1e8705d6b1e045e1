using System.CommandLine;

namespace Cardshop.Commands.Recipes;

/// <summary>The argument <c>RECIPE</c>.</summary>
internal static class RecipeArgument
{
    public static Argument<string> Create() => new("RECIPE") { Description = "A recipe (image.yaml): a path, - for standard input, or a URL." };
}
