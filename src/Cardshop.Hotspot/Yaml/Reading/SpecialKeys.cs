namespace Cardshop.Hotspot.Yaml.Reading;

/// <summary>Recognises the special keys.</summary>
internal static class SpecialKeys
{
    /// <summary>What a scalar is whose text decides its type.</summary>
    public static SpecialKey? OfPlain(string plain) => plain switch
    {
        "<<" => SpecialKey.Merge,
        "=" => SpecialKey.Value,
        _ => null,
    };

    /// <summary>What a scalar is whose tag has a name in the YAML repository.</summary>
    public static SpecialKey? OfTag(string? name) => name switch
    {
        "merge" => SpecialKey.Merge,
        "value" => SpecialKey.Value,
        _ => null,
    };
}
