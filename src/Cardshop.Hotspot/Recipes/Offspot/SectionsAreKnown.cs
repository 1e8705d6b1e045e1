using Cardshop.Hotspot.Recipes.Reading;
using Cardshop.Hotspot.Recipes.Rules;
using Cardshop.Hotspot.Yaml;

namespace Cardshop.Hotspot.Recipes.Offspot;

/// <summary>The hotspot knows six sections, and its admin page a seventh; four of them are mappings.</summary>
internal sealed class SectionsAreKnown : IRule<PlacedNode>
{
    private static readonly string[] Mappings = ["firmware", "ethernet", "ap", "containers"];

    private static readonly string[] Known = [.. Mappings, "timezone", "hostname", "capabilities"];

    public void Check(PlacedNode subject, ProblemList problems)
    {
        foreach (var (key, _) in subject.Pairs.Where(pair => !Known.Contains(pair.Key.Text)))
        {
            problems.Notice(
                key,
                $"the hotspot does not know \"{key.Written()}\" and passes over it",
                $"it knows {string.Join(", ", Known)}");
        }

        var sections = Mappings.Select(name => subject[name]).OfType<PlacedNode>();
        foreach (var section in sections.Where(section => section.Node is not YamlMapping))
        {
            problems.Notice(section, $"the hotspot expects a mapping here, not {section.Describe()}", "write keys and values");
        }
    }
}
