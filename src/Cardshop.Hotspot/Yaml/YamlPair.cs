namespace Cardshop.Hotspot.Yaml;

/// <summary>A key of a mapping and its value.</summary>
public readonly record struct YamlPair(YamlScalar Key, YamlNode Value)
{
    /// <param name="key">Text.</param>
    /// <param name="value">Any node.</param>
    public YamlPair(string key, YamlNode value)
        : this(YamlScalar.Of(key), value)
    {
    }
}
