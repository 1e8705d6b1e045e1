using Cardshop.Hotspot.Recipes.Offspot;
using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Yaml;

namespace Cardshop.Hotspot.Recipes;

/// <summary>
/// The file that asks a hotspot to configure itself at its next boot. It is the same tree that image-creator writes, with its keys sorted,
/// no <c>---</c>, and everything that is not ASCII as escapes. Unlike there no value is spread over several lines: the hotspot hands a part
/// of the file on with its line feeds doubled, which would put line feeds into such values.
/// </summary>
public static class OffspotYaml
{
    /// <summary>Its name in the root of the boot partition.</summary>
    public const string FileName = "offspot.yaml";

    private static readonly YamlStyle Style = new() { SortKeys = true, AsciiOnly = true, LiteralBlocks = false };

    /// <summary>The file's text for the <c>offspot</c> part of a recipe. Nothing is written for an empty one: null.</summary>
    public static string? Write(YamlMapping offspot) => offspot.Pairs.Count == 0 ? null : YamlWriter.Write(offspot, Style);

    /// <summary>What the hotspot's configurator would refuse of an <c>offspot</c> mapping, or get wrong.</summary>
    public static IReadOnlyList<RecipeProblem> Check(YamlMapping offspot)
    {
        var problems = new ProblemList();
        foreach (var rule in OffspotRules.All)
        {
            rule.Check(new PlacedNode(offspot, ""), problems);
        }

        return problems.Ordered();
    }
}
