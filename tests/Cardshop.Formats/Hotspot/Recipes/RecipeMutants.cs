using System.Numerics;
using Cardshop.Hotspot.Yaml;

namespace Cardshop.Formats.Hotspot.Recipes;

/// <summary>Makes recipes that are nearly right: a key dropped, misspelled or set to something else.</summary>
internal sealed class RecipeMutants(Random random)
{
    private static readonly YamlNode[] Values =
    [
        YamlScalar.Null, YamlScalar.Of(true), YamlScalar.Of(BigInteger.Zero), YamlScalar.Of(BigInteger.MinusOne), YamlScalar.Of(new BigInteger(4096)), YamlScalar.Of(1.5),
        YamlScalar.Of(""), YamlScalar.Of("x"), YamlScalar.Of("8 GiB"), YamlScalar.Of("auto"), YamlScalar.Of("zip"), YamlScalar.Of("base64"), YamlScalar.Of("url"), YamlScalar.Of("md5"),
        YamlScalar.Of("/data/other"), YamlScalar.Of("https://example.org/a"), YamlScalar.Of("1.2.3"), new YamlSequence(), YamlMapping.Empty,
    ];

    public YamlMapping Of(YamlMapping recipe) => (YamlMapping)Mutate(recipe);

    private YamlNode Mutate(YamlNode node) => node switch
    {
        YamlMapping { Pairs.Count: > 0 } mapping when random.Next(4) > 0 => MutatePair(mapping, random.Next(mapping.Pairs.Count)),
        YamlSequence { Items.Count: > 0 } list when random.Next(8) > 0 => MutateItem(list, random.Next(list.Items.Count)),
        YamlMapping { Pairs.Count: > 0 } mapping => new YamlMapping(mapping.Pairs.Where((_, index) => index != random.Next(mapping.Pairs.Count))),
        _ => Values[random.Next(Values.Length)],
    };

    private YamlMapping MutatePair(YamlMapping mapping, int at) => new(mapping.Pairs.Select((pair, index) =>
        index != at ? pair : random.Next(12) == 0 ? new YamlPair(pair.Key.Text + "s", pair.Value) : pair with { Value = Mutate(pair.Value) }));

    private YamlSequence MutateItem(YamlSequence list, int at) => new(list.Items.Select((item, index) => index == at ? Mutate(item) : item));
}
