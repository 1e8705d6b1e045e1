namespace Cardshop.Hotspot.Yaml.Scalars;

/// <summary>Text.</summary>
internal sealed class StrType : IScalarType
{
    public YamlTag Tag => YamlTag.Str;

    public string Name => "str";

    public bool Matches(string plain) => true;

    public object? Construct(string text) => text;
}
