using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>Names of hosts are labels of letters, digits and inner hyphens with dots between them (RFC 1123 §2.1).</summary>
internal sealed class HostNamesAreValid : IRule<PlacedNode>
{
    private const int LongestName = 255;
    private const int LongestLabel = 63;

    public void Check(PlacedNode subject, ProblemList problems)
    {
        foreach (var host in new[] { subject["hostname"], subject["ap"]?["domain"], subject["ap"]?["welcome"] })
        {
            if (host is { Text: { } name } && (name.Length > LongestName || !name.Split('.').All(IsLabel)))
            {
                problems.Notice(
                    host,
                    $"the hotspot does not take {host.Describe()} for the name of a host",
                    $"write letters, digits and hyphens, at most {LongestLabel} between dots");
            }
        }
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel &&
        label[0] != '-' && label[^1] != '-' &&
        label.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');
}
