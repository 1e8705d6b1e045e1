using System.Net;

namespace Cardshop.Stations.Networking;

/// <summary>Checks a wish, and collects everything that is wrong with it.</summary>
internal sealed class NetworkRules
{
    private readonly List<string> _problems = [];

    private NetworkRules()
    {
    }

    /// <summary>Checks a wish against the interfaces that there are.</summary>
    /// <returns>The settings, or the problems.</returns>
    public static (NetworkSettings? Settings, IReadOnlyList<string> Problems) Check(NetworkWish wish, IReadOnlyList<FoundInterface> interfaces)
    {
        var rules = new NetworkRules();
        rules.CheckInterface(wish.Interface, interfaces);
        rules.CheckKind(wish);
        var addresses = wish.Addresses.Select(rules.ReadAddress).OfType<AddressPrefix>().ToList();
        var gateways = wish.Gateways.Select(text => rules.ReadPlain("--gateway", text)).OfType<IPAddress>().ToList();
        var servers = wish.NameServers.Select(text => rules.ReadPlain("--dns", text)).OfType<IPAddress>().ToList();
        rules.CheckTwice("--address", addresses.Select(address => address.Address));
        rules.CheckTwice("--dns", servers);
        rules.CheckGateways(gateways, addresses);
        return rules._problems.Count == 0 ? (new NetworkSettings(wish.Interface, addresses, gateways, servers), []) : (null, rules._problems);
    }

    private void CheckInterface(string name, IReadOnlyList<FoundInterface> interfaces)
    {
        var found = interfaces.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.Ordinal));
        if (found is null)
        {
            _problems.Add($"{name}: there is no such interface. There is: {(interfaces.Count == 0 ? "none" : string.Join(", ", interfaces.Select(one => one.Name)))}.");
        }
        else if (!found.IsWired)
        {
            _problems.Add($"{name}: is wireless. Only wired interfaces are set up here; use the tools of the system for it.");
        }
    }

    private void CheckKind(NetworkWish wish)
    {
        if (wish.Dhcp && wish.Addresses.Count + wish.Gateways.Count > 0)
        {
            _problems.Add("--dhcp: the network gives addresses and gateways, so that --address and --gateway cannot be given too. Choose one.");
        }
        else if (!wish.Dhcp && wish.Addresses.Count == 0)
        {
            _problems.Add("Say --dhcp, or an address: --address 192.168.1.20/24");
        }
    }

    private AddressPrefix? ReadAddress(string text)
    {
        if (!AddressPrefix.TryParse(text, out var address))
        {
            _problems.Add($"--address: \"{text}\" is not an address with a prefix, such as 192.168.1.20/24 or fd00::20/64.");
        }
        else if (!IpText.IsOfMachine(address.Address))
        {
            _problems.Add($"--address: {text}: no machine can have this address.");
        }
        else if (address.IsForMany())
        {
            _problems.Add($"--address: {text}: stands for a whole network, not for a machine in it.");
        }

        return address;
    }

    private IPAddress? ReadPlain(string option, string text)
    {
        if (!IpText.TryParse(text, out var address))
        {
            _problems.Add($"{option}: \"{text}\" is not an address, such as 192.168.1.1 or fd00::1.");
        }
        else if (!IpText.IsOfMachine(address) && !(option is "--dns" && IPAddress.IsLoopback(address)))
        {
            _problems.Add($"{option}: {text}: no machine can have this address.");
        }

        return address;
    }

    private void CheckTwice(string option, IEnumerable<IPAddress> addresses) =>
        _problems.AddRange(addresses.GroupBy(address => address).Where(same => same.Count() > 1).Select(same => $"{option}: {same.Key} is given twice."));

    private void CheckGateways(List<IPAddress> gateways, List<AddressPrefix> addresses)
    {
        foreach (var several in gateways.GroupBy(gateway => gateway.AddressFamily).Where(family => family.Count() > 1))
        {
            _problems.Add($"--gateway: {string.Join(", ", several)}: only one is the way out for {IpText.Family(several.First())}.");
        }

        foreach (var gateway in gateways)
        {
            // Routers of IPv6 are also known by addresses that every network has.
            if (addresses.Exists(address => address.Address.Equals(gateway)))
            {
                _problems.Add($"--gateway: {gateway}: is the address of this machine itself.");
            }
            else if (!gateway.IsIPv6LinkLocal && addresses.Count > 0 && !addresses.Exists(address => address.Contains(gateway)))
            {
                _problems.Add($"--gateway: {gateway}: is in none of the networks of {string.Join(", ", addresses)}, so that it cannot be reached.");
            }
        }
    }
}
