using System.Globalization;
using System.Text.RegularExpressions;
using Cardshop.Hotspot.Recipes;
using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Primitives.Sizes;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Hotspot.Recipes;

public sealed class RecipeDocumentationTests
{
    private static readonly string Page = Checkout.Read("docs/reference/recipe.md");

    [Fact]
    public void Every_sample_of_the_reference_page_is_read_without_a_word()
    {
        var samples = Matches("```yaml\n(?<text>.*?)```").Select(match => match.Groups["text"].Value).ToList();
        Assert.True(samples.Count >= 7, "each part of a recipe has a sample");
        foreach (var sample in samples)
        {
            var reading = RecipeReader.Read(sample.StartsWith("base:", StringComparison.Ordinal) ? sample : $"base: {{source: 1.4.2, rootfs_size: 0}}\n{sample}", "recipe.md");
            Assert.True(reading.Problems.Count == 0, $"{string.Join('\n', reading.Problems)}\n{sample}");
        }
    }

    [Fact]
    public void Every_size_of_the_reference_page_is_what_it_says()
    {
        var rows = Matches("^\\| `(?<text>[^`]*)` \\| (?<bytes>[0-9]+|refused) \\|$");
        Assert.Equal(21, rows.Count);
        foreach (var row in rows)
        {
            var bytes = ByteSize.TryParse(row.Groups["text"].Value, out var size) ? size.Bytes.ToString(CultureInfo.InvariantCulture) : "refused";
            Assert.Equal((row.Value, row.Groups["bytes"].Value), (row.Value, bytes));
        }
    }

    [Fact]
    public void Every_key_has_its_row()
    {
        string[][] tables = [[.. RecipeKeys.Recipe, RecipeKeys.Worker], RecipeKeys.Base, RecipeKeys.Output, RecipeKeys.Image, RecipeKeys.File, RecipeKeys.Checksum];
        var rows = Matches("^\\| `(?<key>[a-z_-]+)` \\|[^|]*\\|[^|]*\\|[^|]*\\|$").Select(match => match.Groups["key"].Value);
        Assert.Equal(tables.SelectMany(keys => keys), rows);
    }

    private static List<Match> Matches(string pattern) =>
        Regex.Matches(Page, pattern, RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, TimeSpan.FromSeconds(10)).ToList();
}
