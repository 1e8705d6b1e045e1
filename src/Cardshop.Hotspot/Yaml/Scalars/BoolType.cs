namespace Cardshop.Hotspot.Yaml.Scalars;

/// <summary>
/// Yes and no (https://yaml.org/type/bool.html): six words in lower case, capitalised or in capitals. PyYAML leaves the single letters
/// of the specification, <c>y</c> and <c>n</c>, as text.
/// </summary>
internal sealed class BoolType : IScalarType
{
    public YamlTag Tag => YamlTag.Bool;

    public string Name => "bool";

    public bool Matches(string plain) => plain is
        "yes" or "Yes" or "YES" or "no" or "No" or "NO" or
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" or
        "on" or "On" or "ON" or "off" or "Off" or "OFF";

    public object? Construct(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "true" or "on" => true,
        "no" or "false" or "off" => false,
        _ => throw new YamlValueException($"\"{text}\" is neither true nor false"),
    };
}
