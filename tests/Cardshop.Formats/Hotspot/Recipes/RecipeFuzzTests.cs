using System.Text;
using Cardshop.Hotspot.Recipes;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Hotspot.Recipes;

public sealed class RecipeFuzzTests
{
    private static readonly byte[][] Corpus =
    [
        .. RecipeSamples.All.Append(RecipeSamples.Read("broken/ten-errors.yaml")).Concat(RecipeSamples.EveryKey.Split("\n- ").Select(part => $"files:\n- {part}")).Select(Encoding.UTF8.GetBytes),
    ];

    [Fact]
    public void No_bytes_make_the_recipe_reader_stumble_and_what_it_reads_can_be_written() => new Fuzzer(Corpus).Run(
        bytes =>
        {
            var reading = RecipeReader.Read(bytes, "fuzz");
            Assert.Equal(reading.Recipe is null, reading.Errors.Any());
            if (reading.Recipe is { } recipe)
            {
                Assert.Equal(reading.Document, RecipeReader.Read(RecipeWriter.Write(reading.Document!), "again").Document);
                Assert.NotNull(RecipeReader.Read(RecipeWriter.Write(recipe), "again").Recipe);
            }
        },
        _ => false);
}
