using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;
using Cardshop.Hotspot.Yaml;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>What is on or off is true or false.</summary>
internal sealed class FlagsAreFlags : IRule<PlacedNode>
{
    private static readonly string[] Flags = ["as-gateway", "hide"];

    public void Check(PlacedNode subject, ProblemList problems)
    {
        foreach (var flag in Flags.Select(key => subject["ap"]?[key]).OfType<PlacedNode>().Where(flag => flag.Node.Tag != YamlTag.Bool))
        {
            problems.Notice(flag, $"the hotspot expects true or false here, not {flag.Describe()}", "write true or false, without quotes");
        }
    }
}
