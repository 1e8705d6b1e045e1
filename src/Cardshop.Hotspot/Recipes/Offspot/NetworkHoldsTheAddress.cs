using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>The access point's network is one, and its address is in it.</summary>
internal sealed class NetworkHoldsTheAddress : IRule<PlacedNode>
{
    public void Check(PlacedNode subject, ProblemList problems)
    {
        if (subject["ap"]?["network"] is not { Text: { } text } network)
        {
            return;
        }

        if (Ipv4Address.TryParseNetwork(text) is not var (start, mask))
        {
            problems.Notice(
                network,
                $"the hotspot does not take {network.Describe()} for a network",
                "write its first address and its length, like 192.168.144.0/24");
        }
        else if (Ipv4Address.TryParse(subject["ap"]?["address"]?.Text) is { } address && (address & mask) != start)
        {
            problems.Notice(network, $"the address {subject["ap"]!["address"]!.Text} is not in the network {text}", "change one of them");
        }
    }
}
