using Cardshop.Formats.Hotspot.Yaml;
using Cardshop.Hotspot.Recipes;
using Xunit;

namespace Cardshop.Formats.Hotspot.Recipes;

public sealed class RecipeWriterTests
{
    [Fact]
    public void The_project_s_recipes_lose_nothing_when_they_are_written_back() => AssertNothingIsLost(RecipeSamples.All);

    [Fact]
    public void Recipes_of_the_reference_builder_are_read_without_a_word_and_lose_nothing_when_they_are_written_back()
    {
        var texts = SharedData.Recipes().Select(File.ReadAllText).ToList();
        Assert.All(texts, text => Assert.Empty(RecipeReader.Read(text, "shared").Problems));
        AssertNothingIsLost(texts);
    }

    [Fact]
    public void A_recipe_reads_as_itself_when_it_is_written()
    {
        foreach (var text in RecipeSamples.All)
        {
            var recipe = RecipeReader.Read(text, "sample").Recipe!;
            var again = RecipeReader.Read(RecipeWriter.Write(recipe), "again").Recipe!;
            Assert.Equal(recipe.Base, again.Base);
            Assert.Equal(recipe.Output, again.Output);
            Assert.Equal(recipe.WriteConfig, again.WriteConfig);
            Assert.Equal(recipe.Offspot, again.Offspot);
            Assert.Equal(recipe.OciImages.Select(WithoutPlace), again.OciImages.Select(WithoutPlace));
            Assert.Equal(Contents(recipe).Select(WithoutPlace), Contents(again).Select(WithoutPlace));
            Assert.Equal(Contents(recipe).Select(Bytes), Contents(again).Select(Bytes));
        }
    }

    [Fact]
    public void A_recipe_is_laid_out_as_the_reference_builder_does()
    {
        const string Text =
            """
            ---
            base:
              source: 1.4.2
              rootfs_size: 3716153344
            output:
              size: auto
            oci_images:
            - ident: ghcr.io/offspot/hwclock:1.3
              filesize: 57620480
              fullsize: 57585752
              url: null
            files:
            - to: /data/contents/readme.txt
              content: |-
                one
                  two
              via: direct
              size: 9
            - to: /data/contents/a.zim
              url: https://example.org/a.zim
              via: direct
              checksum:
                algo: md5
                value: bb6fdcee36678ffcc88431dd502dfc11
                kind: digest
            offspot:
              hostname: 'no'
              containers:
                services:
                  home:
                    command: a text that is longer than eighty characters stays on one line, whatever the indentation may be

            """;
        Assert.Equal(Text, RecipeWriter.Write(RecipeReader.Read(Text, "test").Recipe!));
    }

    private static void AssertNothingIsLost(IReadOnlyList<string> texts)
    {
        var documents = texts.Select(text => RecipeReader.Read(text, "sample").Document!).ToList();
        var written = documents.Select(RecipeWriter.Write).ToList();
        Assert.Equal(documents, written.Select(text => RecipeReader.Read(text, "again").Document!));
        Assert.Equal(PyYaml.Load(texts), PyYaml.Load(written));
    }

    private static OciImageSpec WithoutPlace(OciImageSpec image) => image with { Line = 0 };

    private static FileSpec WithoutPlace(FileSpec file) => file with { Line = 0, Inline = null };

    private static IEnumerable<FileSpec> Contents(Recipe recipe) => recipe.Files.Where(file => !file.IsRecipeCopy);

    private static string Bytes(FileSpec file) => Convert.ToHexString(file.Inline?.ReadAll() ?? []);
}
