using System.Text.Json;
using Cardshop.Hotspot.Recipes;
using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Hotspot.Recipes;

public sealed class RecipeSchemaTests
{
    private const string Schema = "docs/reference/recipe.schema.json";

    [Fact]
    public void The_schema_names_exactly_the_keys_that_the_reader_knows()
    {
        using var schema = JsonDocument.Parse(Checkout.Read(Schema));
        var definitions = schema.RootElement.GetProperty("$defs");
        Assert.Equal([.. RecipeKeys.Recipe, RecipeKeys.Worker], Keys(schema.RootElement));
        Assert.Equal(RecipeKeys.Base, Keys(definitions.GetProperty("base")));
        Assert.Equal(RecipeKeys.Output, Keys(definitions.GetProperty("output")));
        Assert.Equal(RecipeKeys.Image, Keys(definitions.GetProperty("image")));
        Assert.Equal(RecipeKeys.File, Keys(definitions.GetProperty("file")));
        Assert.Equal(RecipeKeys.Checksum, Keys(definitions.GetProperty("checksum")));
    }

    [Fact]
    public void The_project_s_recipes_are_valid() => Assert.All(Validate(RecipeSamples.All), answer => Assert.Equal("valid", answer));

    [Fact]
    public void Recipes_of_the_reference_builder_are_valid() =>
        Assert.All(Validate([.. SharedData.Recipes().Select(File.ReadAllText)]), answer => Assert.Equal("valid", answer));

    [Fact]
    public void A_recipe_that_the_reader_takes_is_valid_and_an_invalid_one_is_not_taken()
    {
        var mutants = new RecipeMutants(new Random(1));
        var samples = RecipeSamples.All.Select(text => RecipeReader.Read(text, "sample").Document!).ToArray();
        var recipes = Enumerable.Range(0, TestScale.Of(2000)).Select(i => RecipeWriter.Write(mutants.Of(samples[i % samples.Length]))).ToList();
        var answers = Validate(recipes);
        var (taken, refused) = (0, 0);
        for (var i = 0; i < recipes.Count; i++)
        {
            var reading = RecipeReader.Read(recipes[i], "mutant");
            var isValid = answers[i] is "valid";
            Assert.True(isValid || reading.Recipe is null, $"the reader takes it, but {answers[i]}\n{recipes[i]}");
            _ = isValid ? taken++ : refused++;
        }

        Assert.True(taken > 100 && refused > 100, "both happen");
    }

    private static IEnumerable<string> Keys(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);

    private static string[] Validate(IReadOnlyCollection<string> recipes) =>
        PythonPeer.Ask("Hotspot/Recipes/recipe_schema.py", [Checkout.PathOf(Schema)], recipes.Select(PythonPeer.Base64));
}
