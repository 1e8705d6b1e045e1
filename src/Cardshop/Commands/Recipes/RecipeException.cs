using Cardshop.Hotspot.Recipes;

namespace Cardshop.Commands.Recipes;

/// <summary>A recipe cannot be used.</summary>
internal sealed class RecipeException(RecipeReading reading) : Exception($"{reading.SourceName} is not a recipe.")
{
    /// <summary>Why, a line each.</summary>
    public IReadOnlyList<string> Problems { get; } = [.. reading.Errors.Select(problem => $"{reading.SourceName}:{problem}")];
}
