using System.CommandLine;

namespace Cardshop.Commands.Recipes;

/// <summary><c>cardshop recipe …</c></summary>
internal static class RecipeCommand
{
    public static Command Create() => new("recipe", "Work with recipes, the files that describe hotspot images.")
    {
        RecipeCheckCommand.Create(),
    };
}
