using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Cardshop.Stations.Networking;

/// <summary>Addresses as people write them.</summary>
internal static class IpText
{
    public const int BitsOfV4 = 32;

    /// <summary>Reads an address: four numbers with dots, or IPv6 without a zone.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        // The library also takes "10.1" and "0x7f.1" for addresses; nobody who writes that here means it.
        var isShaped = text.Contains(':', StringComparison.Ordinal) || text.Split('.') is { Length: 4 } parts && parts.All(part => part.Length is > 0 and < 4 && part.All(char.IsAsciiDigit) && (part.Length == 1 || part[0] != '0'));
        address = isShaped && !text.Contains('%', StringComparison.Ordinal) && IPAddress.TryParse(text, out var ip) ? ip : null;
        return address is not null;
    }

    public static int Width(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? BitsOfV4 : 128;

    /// <summary>How the family is called.</summary>
    public static string Family(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? "IPv4" : "IPv6";

    /// <summary>Whether an address can be that of one machine in a network.</summary>
    public static bool IsOfMachine(IPAddress address) =>
        !IPAddress.IsLoopback(address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) && !address.IsIPv6Multicast
        && (address.AddressFamily != AddressFamily.InterNetwork || address.GetAddressBytes()[0] is > 0 and < 224);
}
