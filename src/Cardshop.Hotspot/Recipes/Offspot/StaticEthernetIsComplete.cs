using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>
/// The cable is configured by DHCP, or by an address, routers and name servers; the last two are lists, whatever other documents say.
/// </summary>
internal sealed class StaticEthernetIsComplete : IRule<PlacedNode>
{
    private static readonly string[] Lists = ["routers", "dns"];

    public void Check(PlacedNode subject, ProblemList problems)
    {
        if (subject["ethernet"] is not { } ethernet)
        {
            return;
        }

        if (ethernet["type"] is not { Text: "dhcp" or "static" } type)
        {
            problems.Notice(ethernet["type"] ?? ethernet, "the hotspot knows two types of ethernet", "write type: dhcp or type: static");
        }
        else if (type.Text is "static")
        {
            CheckStatic(ethernet, problems);
        }
    }

    private static void CheckStatic(PlacedNode ethernet, ProblemList problems)
    {
        if (!Ipv4Address.IsUsable(ethernet["address"]?.Text))
        {
            problems.Notice(
                ethernet["address"] ?? ethernet,
                "a static ethernet needs an address",
                "write an IPv4 address, like 192.168.1.5");
        }

        foreach (var key in Lists.Where(key => !IsListOfAddresses(ethernet[key])))
        {
            problems.Notice(
                ethernet[key] ?? ethernet,
                $"a static ethernet needs {key}",
                $"write a list of IPv4 addresses: {key}: ['192.168.1.1']");
        }
    }

    private static bool IsListOfAddresses(PlacedNode? node) =>
        node?.Items.ToList() is { Count: > 0 } items && items.TrueForAll(item => Ipv4Address.IsUsable(item.Text));
}
