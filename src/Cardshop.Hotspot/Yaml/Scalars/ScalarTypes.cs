namespace Cardshop.Hotspot.Yaml.Scalars;

/// <summary>The scalar types, looked up by what is written or by an explicit tag.</summary>
internal static class ScalarTypes
{
    /// <summary>The type of quoted text, and of plain text that is nothing else.</summary>
    public static readonly IScalarType Text = new StrType();

    // No text is of two of these types, so their order does not matter.
    private static readonly IScalarType[] Recognised =
        [new NullType(), new BoolType(), new IntType(), new FloatType(), new TimestampType()];

    private static readonly Dictionary<string, IScalarType> ByName =
        Recognised.Append(Text).Append(new BinaryType()).ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>The type of a plain scalar without a tag.</summary>
    public static IScalarType OfPlain(string plain) => Array.Find(Recognised, type => type.Matches(plain)) ?? Text;

    /// <summary>The type that <c>tag:yaml.org,2002:NAME</c> names; null when it names no scalar type.</summary>
    public static IScalarType? Find(string name) => ByName.GetValueOrDefault(name);
}
