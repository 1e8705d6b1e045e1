using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>
/// What guests get is <c>start,end,netmask,lifetime</c>: two addresses in order, within the network, without the hotspot's own at either
/// end.
/// </summary>
internal sealed class DhcpRangeIsWithinTheNetwork : IRule<PlacedNode>
{
    private const string Form = "write start,end,netmask,lifetime, like 192.168.144.129,192.168.144.254,255.255.255.0,1h";

    public void Check(PlacedNode subject, ProblemList problems)
    {
        if (subject["ap"]?["dhcp-range"] is { Text: { } text } range && Objection(text, subject["ap"]!) is { } objection)
        {
            problems.Notice(range, objection, Form);
        }
    }

    private static string? Objection(string text, PlacedNode ap)
    {
        if (text.Split(',') is not [var first, var last, var netmask, var lifetime] ||
            !Ipv4Address.IsUsable(first) || !Ipv4Address.IsUsable(last) || Ipv4Address.TryParse(netmask) is null || !IsLifetime(lifetime))
        {
            return $"the hotspot cannot read the range \"{text}\"";
        }

        var (start, end) = (Ipv4Address.TryParse(first), Ipv4Address.TryParse(last));
        if (start > end)
        {
            return $"the range starts with {first}, which is behind its end {last}";
        }

        if (Ipv4Address.TryParse(ap["address"]?.Text) is { } own && (own == start || own == end))
        {
            return "the range starts or ends with the hotspot's own address";
        }

        var network = ap["network"]?.Text ?? "";
        return Ipv4Address.TryParseNetwork(network) is var (address, mask) && ((start & mask) != address || (end & mask) != address)
            ? $"the range is not in the network {network}"
            : null;
    }

    private static bool IsLifetime(string text) =>
        text is "infinite" || (text.Length > 1 && text[^1] is 's' or 'm' or 'h' or 'd' or 'w' && text[..^1].All(char.IsAsciiDigit));
}
