namespace Cardshop.Hotspot.Yaml.Reading;

/// <summary>The text is not YAML from here on; the rest cannot be read.</summary>
internal sealed class YamlSyntaxException(YamlPosition at, string message) : Exception(message)
{
    public YamlPosition At { get; } = at;
}
