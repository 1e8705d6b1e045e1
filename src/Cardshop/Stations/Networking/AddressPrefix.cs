using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Cardshop.Stations.Networking;

/// <summary>An address and the network that it is in: <c>192.168.1.20/24</c>, <c>fd00::20/64</c>.</summary>
/// <param name="Address">The address of the machine.</param>
/// <param name="Length">Bits that all machines of the network share.</param>
internal sealed record AddressPrefix(IPAddress Address, int Length)
{
    /// <summary>Bits of such an address.</summary>
    public int Width => IpText.Width(Address);

    /// <summary>Reads what people write. The prefix is needed: without it nobody knows who is near.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out AddressPrefix? prefix)
    {
        prefix = text.Split('/') is [var address, var length]
            && IpText.TryParse(address, out var ip)
            && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            && bits >= 1 && bits <= IpText.Width(ip) ? new AddressPrefix(ip, bits) : null;
        return prefix is not null;
    }

    /// <summary>Whether another address is in the same network.</summary>
    public bool Contains(IPAddress other) =>
        other.AddressFamily == Address.AddressFamily && Network(other.GetAddressBytes()).SequenceEqual(Network(Address.GetAddressBytes()));

    /// <summary>Whether the address stands for the whole network, or in IPv4 for all in it, and not for a machine.</summary>
    public bool IsForMany()
    {
        var bytes = Address.GetAddressBytes();
        return Length < Width - 1 && (Rest(bytes, 0) || (Width == IpText.BitsOfV4 && Rest(bytes, 1)));
    }

    public override string ToString() => $"{Address}/{Length}";

    private bool Rest(byte[] bytes, int value) => Enumerable.Range(Length, Width - Length).All(bit => Bit(bytes, bit) == value);

    private IEnumerable<int> Network(byte[] bytes) => Enumerable.Range(0, Length).Select(bit => Bit(bytes, bit));

    private static int Bit(byte[] bytes, int bit) => (bytes[bit / 8] >> (7 - (bit % 8))) & 1;
}
