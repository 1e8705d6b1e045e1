namespace Cardshop.Hotspot.Yaml.Scalars;

/// <summary>One of the scalar types that PyYAML's safe loader knows: how it is recognised, and how its values are made.</summary>
internal interface IScalarType
{
    /// <summary>What its nodes are.</summary>
    YamlTag Tag { get; }

    /// <summary>The name that an explicit tag gives it.</summary>
    string Name { get; }

    /// <summary>Whether a plain scalar without a tag is one of these.</summary>
    bool Matches(string plain);

    /// <summary>The value of a text; the text need not match when an explicit tag named the type.</summary>
    /// <exception cref="YamlValueException">The text has no such value.</exception>
    object? Construct(string text);
}
