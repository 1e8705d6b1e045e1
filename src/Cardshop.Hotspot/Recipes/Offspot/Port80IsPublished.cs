using System.Globalization;
using System.Numerics;
using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;
using Cardshop.Hotspot.Yaml;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>
/// Some service publishes TCP port 80 of the hotspot, in one of the forms that Compose has: <c>80:80</c>, <c>80-81:80-81/tcp</c>,
/// <c>192.168.144.1:80:80</c>, or a mapping with <c>published</c>. A port of the container alone does not count.
/// </summary>
internal sealed class Port80IsPublished : IRule<PlacedNode>
{
    private const int Http = 80;

    public void Check(PlacedNode subject, ProblemList problems)
    {
        if (subject["containers"]?["services"] is { Node: YamlMapping { Pairs.Count: > 0 } } services &&
            !services.Pairs.SelectMany(pair => pair.Value["ports"]?.Items ?? []).Any(IsHttp))
        {
            problems.Notice(
                services,
                "no service publishes port 80, so the hotspot refuses these containers, and its Wi-Fi does not start",
                "add ports: ['80:80'] to the one that answers for all");
        }
    }

    private static bool IsHttp(PlacedNode port) => port.Text is { } text ? IsHttpInShort(text.Split('/')) : IsHttpAtLength(port);

    private static bool IsHttpInShort(string[] parts) =>
        parts is [_] or [_, "tcp"] && parts[0].Split(':') is [.., var host, _] && IsInRange(host);

    private static bool IsHttpAtLength(PlacedNode port) =>
        port["published"] is { } published && IsInRange(published.Text ?? NumberOf(published)) && port["protocol"]?.Text is null or "tcp";

    private static string NumberOf(PlacedNode node) =>
        node.Node is YamlScalar { Value: BigInteger number } ? number.ToString(CultureInfo.InvariantCulture) : "";

    private static bool IsInRange(string ports)
    {
        var ends = Array.ConvertAll(ports.Split('-'), Number);
        return ends is [Http] or [>= 0 and <= Http, >= Http];
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
