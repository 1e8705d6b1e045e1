using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>A country is two capitals (ISO 3166-1 alpha-2). Norway's must be quoted: a plain <c>NO</c> is false.</summary>
internal sealed class CountryIsACode : IRule<PlacedNode>
{
    public void Check(PlacedNode subject, ProblemList problems)
    {
        if (subject["ap"]?["country"] is { Text: { } code } country && !(code.Length == 2 && code.All(char.IsAsciiLetterUpper)))
        {
            problems.Notice(
                country,
                $"the hotspot does not take {country.Describe()} for a country",
                "write its code of two capitals, like FR or 'NO'");
        }
    }
}
