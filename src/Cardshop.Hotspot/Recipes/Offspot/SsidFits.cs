using System.Buffers;
using System.Text;
using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>An access point has a name of 1 to 32 bytes (IEEE 802.11) without the characters that hostapd's file cannot hold.</summary>
internal sealed class SsidFits : IRule<PlacedNode>
{
    private const int Longest = 32;

    private static readonly SearchValues<char> NotFirst = SearchValues.Create("!#;");

    private static readonly SearchValues<char> Never = SearchValues.Create("+]/\"\t");

    public void Check(PlacedNode subject, ProblemList problems)
    {
        if (subject["ap"] is not { } ap)
        {
            return;
        }

        if (ap["ssid"] is not { } ssid)
        {
            problems.Notice(ap, "an access point without ssid is not set up", "add the name of the Wi-Fi network: ssid: My hotspot");
        }
        else if (ssid.Text is { } name && Objection(name) is { } objection)
        {
            problems.Notice(ssid, $"{ssid.Describe()} {objection}", "choose another name for the Wi-Fi network");
        }
    }

    private static string? Objection(string name)
    {
        var bytes = Encoding.UTF8.GetByteCount(name);
        return bytes is 0 or > Longest ? $"has {bytes} bytes in UTF-8; a network's name has 1 to {Longest}"
            : NotFirst.Contains(name[0]) ? $"starts with {name[0]}, which the hotspot refuses"
            : name.AsSpan().ContainsAny(Never) ? "holds one of + ] / \" and tab, which the hotspot refuses"
            : null;
    }
}
