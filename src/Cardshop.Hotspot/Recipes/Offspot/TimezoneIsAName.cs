using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>A time zone is a name of the tz database, like <c>Africa/Bamako</c>.</summary>
internal sealed class TimezoneIsAName : IRule<PlacedNode>
{
    private const int Longest = 80;

    public void Check(PlacedNode subject, ProblemList problems)
    {
        if (subject["timezone"] is { Text: { } name } timezone && (name.Length > Longest || !name.All(IsInNames)))
        {
            problems.Notice(
                timezone,
                $"the hotspot does not take {timezone.Describe()} for a time zone",
                "write a name of the tz database, like Africa/Bamako or UTC");
        }
    }

    private static bool IsInNames(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '/';
}
