using System.Globalization;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>IPv4 addresses as four decimal numbers with dots.</summary>
internal static class Ipv4Address
{
    private const int Bits = 32;

    /// <summary>The address as a number; null when the text is none.</summary>
    public static uint? TryParse(string? text)
    {
        var parts = text?.Split('.') ?? [];
        var address = 0U;
        foreach (var part in parts)
        {
            if (part.Length > 3 || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var octet))
            {
                return null;
            }

            address = (address << 8) | octet;
        }

        return parts.Length == 4 ? address : null;
    }

    /// <summary>
    /// Whether a host of a home network can have the address: no network or broadcast, loopback, link-local, multicast or reserved one.
    /// </summary>
    public static bool IsUsable(string? text) =>
        TryParse(text) is { } address &&
        (address & 0xFF) is not (0 or 0xFF) &&
        (address >> 24) is > 0 and < 224 and not 127 &&
        (address >> 16) is not 0xA9FE;

    /// <summary>Reads <c>192.168.144.0/24</c>: a network without host bits, of two addresses or more.</summary>
    public static (uint Address, uint Mask)? TryParseNetwork(string text)
    {
        if (text.Split('/') is not [var start, var length] ||
            TryParse(start) is not { } address ||
            !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ||
            bits >= Bits)
        {
            return null;
        }

        var mask = bits == 0 ? 0 : uint.MaxValue << (Bits - bits);
        return (address & ~mask) == 0 ? (address, mask) : null;
    }
}
