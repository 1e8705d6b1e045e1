using Cardshop.Hotspot.Recipes.Values;
using Xunit;

namespace Cardshop.Formats.Hotspot.Recipes;

public sealed class TargetPathTests
{
    [Theory]
    [InlineData("/data", "/data")]
    [InlineData("/data/", "/data")]
    [InlineData("//data///a", "/data/a")]
    [InlineData("/data/./a/../b/", "/data/b")]
    [InlineData("/data/..", "/")]
    [InlineData("/../../data/a", "/data/a")]
    [InlineData("/data/a...b/..c", "/data/a...b/..c")]
    [InlineData("/", "/")]
    [InlineData("data/a", null)]
    [InlineData("", null)]
    public void A_path_is_normalised_by_its_names_alone(string path, string? normalised) => Assert.Equal(normalised, TargetPath.Normalise(path));

    [Fact]
    public void The_folders_of_a_path_start_with_the_data_partition() =>
        Assert.Equal(["/data", "/data/a", "/data/a/b"], TargetPath.FoldersAbove("/data/a/b/c"));
}
