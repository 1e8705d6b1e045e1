using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>The access point takes keys that it knows; for one that it does not know it never starts.</summary>
internal sealed class ApKeysAreKnown : IRule<PlacedNode>
{
    private static readonly string[] Known =
    [
        "ssid", "profile", "passphrase", "hide", "address", "channel", "channel_24", "channel_5", "country", "interface", "dhcp-range",
        "network", "dns", "captured-address", "as-gateway", "tld", "domain", "welcome", "spoof", "other-interfaces", "except-interfaces",
        "nodhcp-interfaces",
    ];

    public void Check(PlacedNode subject, ProblemList problems)
    {
        foreach (var (key, value) in subject["ap"]?.Pairs.Where(pair => !pair.Value.IsNull) ?? [])
        {
            switch (key.Text)
            {
                case "channel_24" or "channel_5":
                    problems.Notice(
                        key,
                        "the hotspot (2.8.0 to 2.9.2) misspells this to itself, and its Wi-Fi does not start",
                        "remove it");
                    break;
                case "channel":
                    problems.Notice(key, "hotspots since 2.8.0 pass over this", "remove it");
                    break;
                case "hide" when value.Node is Yaml.YamlScalar { Value: true }:
                    problems.Notice(key, "hotspots since 2.8.0 show their network all the same", "remove it");
                    break;
                case { } name when Known.Contains(name):
                    break;
                default:
                    problems.Notice(
                        key,
                        $"the access point does not know \"{key.Written()}\" and may not start",
                        Suggestion(key.Written()));
                    break;
            }
        }
    }

    private static string Suggestion(string key) =>
        KeySuggestion.For(key.Replace('_', '-'), Known) is { } known ? $"did you mean {known}?" : "remove it";
}
