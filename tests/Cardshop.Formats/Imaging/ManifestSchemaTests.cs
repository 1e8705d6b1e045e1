using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cardshop.Formats.Hotspot;
using Cardshop.Imaging.Manifests;
using Cardshop.Primitives.Extents;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Imaging;

[Collection(RenderedHotspots.Name)]
public sealed class ManifestSchemaTests(RenderedHotspots hotspots)
{
    private const string Schema = "docs/reference/manifest.schema.json";

    private static readonly string Page = Checkout.Read("docs/reference/manifest.md");

    [Fact]
    public void Manifests_of_real_images_are_valid()
    {
        string[] manifests = [.. new[] { "pi-gen", "no journal, no flex_bg" }.Select(variant => File.ReadAllText(hotspots.Of(variant).Manifest))];
        Assert.All(Validate(manifests), answer => Assert.Equal("valid", answer));
    }

    [Fact]
    public void The_schema_names_exactly_the_keys_that_are_written()
    {
        using var schema = JsonDocument.Parse(Checkout.Read(Schema));
        using var manifest = JsonDocument.Parse(File.ReadAllText(hotspots.Of("pi-gen").Manifest));
        var (root, definitions) = (manifest.RootElement, schema.RootElement.GetProperty("$defs"));
        Assert.Equal(Keys(root), Keys(schema.RootElement.GetProperty("properties")));
        foreach (var (definition, example) in new[]
        {
            ("partition", root.GetProperty("partitions")[0]),
            ("file", root.GetProperty("files")[0]),
            ("range", root.GetProperty("ranges")[0]),
            ("lock", root.GetProperty("lock")),
            ("lockedContent", root.GetProperty("lock").GetProperty("files")[0]),
            ("lockedImage", root.GetProperty("lock").GetProperty("images")[0]),
        })
        {
            Assert.Equal(Keys(example), Keys(definitions.GetProperty(definition).GetProperty("properties")).Except(["source"]));
        }
    }

    [Fact]
    public void The_sample_of_the_reference_page_is_valid_and_read()
    {
        var sample = Sample();
        Assert.Equal("valid", Assert.Single(Validate(sample)));
        var reader = new ManifestReader(MemorySource.FromText(sample));
        Assert.Equal(reader.Header().Mapped, reader.Ranges().Sum(range => range.Range.Length));
        Assert.Equal("/data/contents/zims/encyclopedia.zim", Assert.Single(reader.Files()).Path);
    }

    [Fact]
    public void Every_key_of_the_schema_has_its_row_on_the_reference_page()
    {
        using var schema = JsonDocument.Parse(Checkout.Read(Schema));
        var definitions = schema.RootElement.GetProperty("$defs");
        var keys = Keys(schema.RootElement.GetProperty("properties"))
            .Concat(new[] { "partition", "file", "range", "lockedContent", "lockedImage" }.SelectMany(name => Keys(definitions.GetProperty(name).GetProperty("properties"))));
        var rows = Regex.Matches(Page, "^\\| `(?<key>[A-Za-z0-9]+)` \\|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, TimeSpan.FromSeconds(10));
        Assert.Equal(keys, rows.Select(row => row.Groups["key"].Value));
    }

    [Fact]
    public void What_the_schema_takes_is_read_and_what_is_not_read_the_schema_refuses()
    {
        var random = new Random(1);
        var texts = Enumerable.Range(0, TestScale.Of(1500)).Select(_ => Mutant(JsonNode.Parse(Sample())!, random)).ToList();
        var answers = Validate([.. texts]);
        var (taken, refused) = (0, 0);
        for (var i = 0; i < texts.Count; i++)
        {
            var problem = Problem(texts[i]);
            var isValid = answers[i] is "valid";
            Assert.True(!isValid || problem is null, $"the schema takes it, but {problem}\n{texts[i]}");
            _ = isValid ? taken++ : refused++;
        }

        Assert.True(taken > 50 && refused > 500, $"both happen: {taken} taken, {refused} refused");
    }

    private static string Sample() => Regex.Match(Page, "```json\n(?<text>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, TimeSpan.FromSeconds(10)).Groups["text"].Value;

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private static string[] Validate(params string[] manifests) => PythonPeer.Ask(
        "Imaging/manifest_schema.py", [Checkout.PathOf(Schema)], manifests.Select(PythonPeer.Base64));

    /// <summary>Why a manifest is not read. That ranges are in each other's way is beyond a schema.</summary>
    private static string? Problem(string text)
    {
        try
        {
            var reader = new ManifestReader(new MemorySource(Encoding.UTF8.GetBytes(text)));
            _ = reader.Header();
            _ = reader.Files().Count();
            _ = reader.Ranges().Count();
            return null;
        }
        catch (ManifestFormatException error)
        {
            return error.Message.Contains("overlaps", StringComparison.Ordinal) ? null : error.Message;
        }
    }

    private static string Mutant(JsonNode manifest, Random random)
    {
        var places = Places(manifest).ToList();
        var place = places[random.Next(places.Count)];
        JsonNode? value = random.Next(9) switch
        {
            0 => JsonValue.Create(-1),
            1 => JsonValue.Create(4096L * random.Next(3000)),
            2 => JsonValue.Create(1.5),
            3 => JsonValue.Create("text"),
            4 => JsonValue.Create(new string('a', 64)),
            5 => new JsonArray(),
            6 => new JsonObject(),
            7 => null,
            _ => JsonValue.Create(long.MaxValue),
        };
        switch (place.Parent)
        {
            case JsonObject parent when random.Next(4) == 0:
                parent.Remove(place.Key!);
                break;
            case JsonObject parent:
                parent[place.Key!] = value;
                break;
            case JsonArray parent when random.Next(4) == 0:
                parent.RemoveAt(place.Index);
                break;
            case JsonArray parent:
                parent[place.Index] = value;
                break;
        }

        return manifest.ToJsonString();
    }

    private static IEnumerable<(JsonNode Parent, string? Key, int Index)> Places(JsonNode node) => node switch
    {
        JsonObject parent => parent.SelectMany(pair => Below(pair.Value).Prepend((parent, pair.Key, 0))),
        JsonArray parent => parent.SelectMany((item, i) => Below(item).Prepend((parent, null, i))),
        _ => [],
    };

    private static IEnumerable<(JsonNode Parent, string? Key, int Index)> Below(JsonNode? node) => node is null ? [] : Places(node);
}
