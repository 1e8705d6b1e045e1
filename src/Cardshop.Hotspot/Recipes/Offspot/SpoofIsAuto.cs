using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>Of the values of <c>spoof</c> only <c>auto</c> works: true and false arrive as words that the configurator refuses.</summary>
internal sealed class SpoofIsAuto : IRule<PlacedNode>
{
    public void Check(PlacedNode subject, ProblemList problems)
    {
        if (subject["ap"]?["spoof"] is { Text: not "auto" } spoof)
        {
            problems.Notice(spoof, $"the hotspot refuses {spoof.Describe()} here, and its Wi-Fi does not start", "remove it");
        }
    }
}
