namespace Cardshop.Hotspot.Yaml;

/// <summary>What a node is: the types of the YAML 1.1 repository (https://yaml.org/type/) that PyYAML's safe loader knows.</summary>
public enum YamlTag
{
    /// <summary><c>!!null</c>; the value is <see langword="null"/>.</summary>
    Null,

    /// <summary><c>!!bool</c>; a <see cref="bool"/>.</summary>
    Bool,

    /// <summary><c>!!int</c>; a <see cref="System.Numerics.BigInteger"/>.</summary>
    Int,

    /// <summary><c>!!float</c>; a <see cref="double"/>.</summary>
    Float,

    /// <summary><c>!!timestamp</c>; a <see cref="YamlTimestamp"/>.</summary>
    Timestamp,

    /// <summary><c>!!binary</c>; a <see cref="ReadOnlyMemory{T}"/> of bytes.</summary>
    Binary,

    /// <summary><c>!!str</c>; a <see cref="string"/>.</summary>
    Str,

    /// <summary><c>!!seq</c>: a list.</summary>
    Seq,

    /// <summary><c>!!omap</c>: a list of mappings with one pair each.</summary>
    Omap,

    /// <summary><c>!!pairs</c>: a list of mappings with one pair each, where keys may repeat.</summary>
    Pairs,

    /// <summary><c>!!map</c>: pairs of key and value.</summary>
    Map,

    /// <summary><c>!!set</c>: a mapping whose values mean nothing.</summary>
    Set,
}
