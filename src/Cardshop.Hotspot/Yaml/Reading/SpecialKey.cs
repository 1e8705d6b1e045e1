namespace Cardshop.Hotspot.Yaml.Reading;

/// <summary>The two scalars that mean something to the mapping they are a key of.</summary>
internal enum SpecialKey
{
    /// <summary><c>&lt;&lt;</c> (https://yaml.org/type/merge.html): the value's pairs are taken over.</summary>
    Merge,

    /// <summary><c>=</c> (https://yaml.org/type/value.html): the value stands for the mapping where a scalar is asked for.</summary>
    Value,
}
