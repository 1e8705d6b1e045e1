using System.Net;
using System.Net.NetworkInformation;

namespace Cardshop.Stations.Networking;

/// <summary>The network interfaces of this machine.</summary>
internal static class InterfaceSurvey
{
    /// <summary>Those that lead to others, by name.</summary>
    public static IReadOnlyList<FoundInterface> Find() =>
        [.. NetworkInterface.GetAllNetworkInterfaces()
            .Where(one => one.NetworkInterfaceType is NetworkInterfaceType.Ethernet or NetworkInterfaceType.Wireless80211)
            .Select(Describe)
            .OrderBy(one => one.Name, StringComparer.Ordinal)];

    private static FoundInterface Describe(NetworkInterface one)
    {
        var properties = one.GetIPProperties();
        return new FoundInterface(
            one.Name,
            one.OperationalStatus == OperationalStatus.Up,
            one.NetworkInterfaceType == NetworkInterfaceType.Ethernet && !Directory.Exists($"/sys/class/net/{one.Name}/wireless"),
            string.Join(':', one.GetPhysicalAddress().GetAddressBytes().Select(part => $"{part:x2}")),
            [.. properties.UnicastAddresses.Select(address => $"{WithoutZone(address.Address)}/{address.PrefixLength}")],
            [.. properties.GatewayAddresses.Select(gateway => $"{WithoutZone(gateway.Address)}")]);
    }

    private static IPAddress WithoutZone(IPAddress address) => address is { IsIPv6LinkLocal: true } ? new IPAddress(address.GetAddressBytes()) : address;
}
