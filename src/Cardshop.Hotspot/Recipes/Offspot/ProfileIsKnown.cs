using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>An access point is set for performance or for coverage.</summary>
internal sealed class ProfileIsKnown : IRule<PlacedNode>
{
    public void Check(PlacedNode subject, ProblemList problems)
    {
        if (subject["ap"]?["profile"] is { Text: { } name and not ("perf" or "coverage") } profile)
        {
            problems.Notice(profile, $"the hotspot has no profile \"{name}\"", "write perf or coverage");
        }
    }
}
