using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;
using Cardshop.Hotspot.Yaml;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>
/// What looks like a number or a truth is not text: an <c>ssid: 1234</c> makes the configurator stumble, a <c>hostname: no</c> is false.
/// </summary>
internal sealed class TextIsText : IRule<PlacedNode>
{
    private static readonly string[] OfHotspot = ["timezone", "hostname"];

    private static readonly string[] OfEthernet = ["type", "address"];

    private static readonly string[] OfAp =
        ["ssid", "profile", "address", "network", "dhcp-range", "captured-address", "country", "interface", "tld", "domain", "welcome"];

    public void Check(PlacedNode subject, ProblemList problems)
    {
        var values = OfHotspot.Select(key => subject[key])
            .Concat(OfEthernet.Select(key => subject["ethernet"]?[key]))
            .Concat(OfAp.Select(key => subject["ap"]?[key]));
        foreach (var value in values.OfType<PlacedNode>().Where(value => value.Text is null))
        {
            problems.Notice(
                value,
                $"the hotspot expects text here, not {value.Describe()}",
                value.Node is YamlScalar ? $"quote it: '{value.Written()}'" : "write text");
        }
    }
}
