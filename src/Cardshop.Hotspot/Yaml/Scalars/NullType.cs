namespace Cardshop.Hotspot.Yaml.Scalars;

/// <summary>Nothing: <c>~</c>, <c>null</c> in three spellings, or no text at all (https://yaml.org/type/null.html).</summary>
internal sealed class NullType : IScalarType
{
    public YamlTag Tag => YamlTag.Null;

    public string Name => "null";

    public bool Matches(string plain) => plain is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>Any text that is tagged <c>!!null</c> is nothing, as PyYAML has it.</summary>
    public object? Construct(string text) => null;
}
