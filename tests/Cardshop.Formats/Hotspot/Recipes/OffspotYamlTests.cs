using Cardshop.Formats.Hotspot.Yaml;
using Cardshop.Hotspot.Recipes;
using Cardshop.Hotspot.Yaml;
using Xunit;

namespace Cardshop.Formats.Hotspot.Recipes;

public sealed class OffspotYamlTests
{
    [Fact]
    public void PyYAML_reads_the_hotspot_s_file_as_the_recipe_has_it() => AssertSameTree(RecipeSamples.All);

    [Fact]
    public void PyYAML_reads_the_hotspot_s_file_as_a_recipe_of_the_reference_builder_has_it() =>
        AssertSameTree([.. SharedData.Recipes().Select(File.ReadAllText)]);

    [Fact]
    public void Any_tree_takes_one_line_per_entry_in_ASCII_with_its_keys_in_order()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var tree = new RandomTrees(new Random(seed)).NextMapping(depth: 4);
            if (OffspotYaml.Write(tree) is { } text)
            {
                Assert.All(text, character => Assert.True(character is '\n' or (>= ' ' and <= '~')));
                Assert.DoesNotContain(text.Split('\n'), line => line.EndsWith('|') || line.EndsWith("|-", StringComparison.Ordinal) || line.EndsWith("|+", StringComparison.Ordinal));
                Assert.Equal(text, OffspotYaml.Write((YamlMapping)YamlReader.Read(text).Root!));
            }
        }
    }

    [Fact]
    public void The_file_has_no_start_marker_and_quotes_what_looks_like_something_else()
    {
        const string Recipe =
            """
            base: {source: 1.4.2, rootfs_size: 0}
            offspot:
              timezone: UTC
              hostname: "no"
              ap: {ssid: "École 22:22", passphrase: "01234567", as-gateway: yes, country: 'NO', address: 192.168.144.1}
              containers: {services: {web: {image: a, ports: ["22:22", 80:80], environment: {TEXT: "two\nlines"}}}}
            """;
        const string File =
            """
            ap:
              address: 192.168.144.1
              as-gateway: true
              country: 'NO'
              passphrase: '01234567'
              ssid: "\xC9cole 22:22"
            containers:
              services:
                web:
                  environment:
                    TEXT: "two\nlines"
                  image: a
                  ports:
                  - '22:22'
                  - 80:80
            hostname: 'no'
            timezone: UTC

            """;
        Assert.Equal(File, OffspotYaml.Write(RecipeReader.Read(Recipe, "test").Recipe!.Offspot));
    }

    private static void AssertSameTree(IReadOnlyList<string> recipes)
    {
        var trees = recipes.Select(text => RecipeReader.Read(text, "sample").Recipe!.Offspot).Where(tree => tree.Pairs.Count > 0).ToList();
        Assert.NotEmpty(trees);
        var sorted = trees.Select(tree => YamlWriter.Write(tree, new YamlStyle { SortKeys = true })).ToList();
        Assert.Equal(PyYaml.Load(sorted), PyYaml.Load([.. trees.Select(tree => OffspotYaml.Write(tree)!)]));
        Assert.Equal(PyYaml.Dump([.. trees.Select(tree => (YamlWriter.Write(tree), (object)new { sort_keys = true }))]), PyYaml.Dump([.. trees.Select(tree => (OffspotYaml.Write(tree)!, (object)new { sort_keys = false }))]));
    }
}
