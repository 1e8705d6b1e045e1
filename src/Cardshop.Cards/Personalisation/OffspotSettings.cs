using Cardshop.Hotspot.Recipes;
using Cardshop.Hotspot.Yaml;

namespace Cardshop.Cards.Personalisation;

/// <summary>Puts the settings of a card into <c>offspot.yaml</c>.</summary>
internal static class OffspotSettings
{
    /// <summary>The text with some values set.</summary>
    /// <param name="text">As the image has it; empty when it has none.</param>
    /// <param name="settings">By keys, parts separated by dots.</param>
    /// <param name="problems">What the hotspot would not take.</param>
    /// <exception cref="IOException">The image's own text is no mapping.</exception>
    public static string Apply(ReadOnlySpan<byte> text, IReadOnlyDictionary<string, string> settings, out IReadOnlyList<string> problems)
    {
        var root = text.IsEmpty ? YamlMapping.Empty : YamlReader.Read(text) is { IsValid: true, Root: { } node } ? node : null;
        var offspot = root switch
        {
            YamlMapping mapping => mapping,
            YamlScalar { IsNull: true } => YamlMapping.Empty,
            _ => throw new IOException($"The {OffspotYaml.FileName} of the image is not a mapping of YAML."),
        };
        var before = OffspotYaml.Check(offspot).Select(problem => problem.Path + problem.Message).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, value) in settings)
        {
            offspot = With(offspot, key, value);
        }

        problems = [.. OffspotYaml.Check(offspot).Where(problem => !before.Contains(problem.Path + problem.Message)).Select(problem => $"{problem.Path}: {problem.Message}")];
        return OffspotYaml.Write(offspot) ?? "";
    }

    private static YamlMapping With(YamlMapping mapping, string path, string value)
    {
        var key = path.Split('.')[0];
        YamlNode changed = key.Length == path.Length ? YamlScalar.Of(value) : With(mapping.Find(key) as YamlMapping ?? YamlMapping.Empty, path[(key.Length + 1)..], value);
        var others = mapping.Pairs.Where(pair => !string.Equals(pair.Key.Text, key, StringComparison.Ordinal));
        return new YamlMapping(others.Append(new YamlPair(key, changed)));
    }
}
