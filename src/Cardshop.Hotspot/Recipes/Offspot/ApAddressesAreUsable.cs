using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;
using Cardshop.Hotspot.Yaml;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>The access point's own addresses, and those of its name servers, are ones that hosts can have.</summary>
internal sealed class ApAddressesAreUsable : IRule<PlacedNode>
{
    public void Check(PlacedNode subject, ProblemList problems)
    {
        if (subject["ap"]?["dns"] is { Node: not YamlSequence } dns)
        {
            problems.Notice(dns, $"the hotspot expects a list here, not {dns.Describe()}", "write dns: ['8.8.8.8']");
        }

        var addresses = new[] { subject["ap"]?["address"], subject["ap"]?["captured-address"] }.Concat(subject["ap"]?["dns"]?.Items ?? []);
        foreach (var address in addresses.Where(address => address?.Text is not null && !Ipv4Address.IsUsable(address.Text)))
        {
            problems.Notice(address!, $"no host can have the address {address!.Text}", "write an IPv4 address, like 192.168.144.1");
        }
    }
}
