using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Hotspot;

/// <summary>Recipes from the real world, which are not part of the project.</summary>
internal static class SharedData
{
    private const string Variable = "CARDSHOP_TEST_DATA";

    /// <summary>
    /// The recipes in <c>$CARDSHOP_TEST_DATA/recipes</c>, or beside the checkout. A folder that was named and has none fails the test; where no
    /// folder was named and none is beside the checkout, the test is skipped.
    /// </summary>
    public static IReadOnlyList<string> Recipes()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        var folder = Path.Combine(string.IsNullOrEmpty(named) ? Checkout.PathOf("../shared/data") : named, "recipes");
        var recipes = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).ToArray() : [];
        Assert.True(recipes.Length > 0 || string.IsNullOrEmpty(named), $"{Variable} is set, but {folder} holds no recipes.");
        Assert.SkipWhen(recipes.Length == 0, $"{folder} holds no recipes, and {Variable} names no other folder.");
        return recipes;
    }
}
