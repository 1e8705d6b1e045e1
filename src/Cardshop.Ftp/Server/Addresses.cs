using System.Net;

namespace Cardshop.Ftp.Server;

/// <summary>Addresses as they are meant.</summary>
internal static class Addresses
{
    /// <summary>An IPv4 address that came over an IPv6 socket as what it is.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
