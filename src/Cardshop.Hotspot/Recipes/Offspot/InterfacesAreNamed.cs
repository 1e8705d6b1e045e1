using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;
using Cardshop.Hotspot.Yaml;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>Network interfaces have names like <c>wlan0</c>; those beside the access point's own are given as lists.</summary>
internal sealed class InterfacesAreNamed : IRule<PlacedNode>
{
    private static readonly string[] Lists = ["other-interfaces", "except-interfaces", "nodhcp-interfaces"];

    public void Check(PlacedNode subject, ProblemList problems)
    {
        var lists = Lists.Select(key => subject["ap"]?[key]).OfType<PlacedNode>().ToList();
        foreach (var list in lists.Where(list => list.Node is not YamlSequence))
        {
            problems.Notice(list, $"the hotspot expects a list here, not {list.Describe()}", "write the names as a list: ['eth0']");
        }

        foreach (var name in lists.SelectMany(list => list.Items).Prepend(subject["ap"]?["interface"]).OfType<PlacedNode>())
        {
            if (name.Text is { } text && !IsInterface(text))
            {
                problems.Notice(name, $"the hotspot does not take {name.Describe()} for a network interface", "write its name, like wlan0");
            }
        }
    }

    private static bool IsInterface(string name) =>
        name.Length >= 3 &&
        char.IsAsciiLetterLower(name[0]) && char.IsAsciiDigit(name[^1]) &&
        name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character));
}
