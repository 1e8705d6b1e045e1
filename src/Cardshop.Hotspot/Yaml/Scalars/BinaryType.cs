namespace Cardshop.Hotspot.Yaml.Scalars;

/// <summary>Bytes in base64 (https://yaml.org/type/binary.html); only an explicit tag makes them.</summary>
internal sealed class BinaryType : IScalarType
{
    public YamlTag Tag => YamlTag.Binary;

    public string Name => "binary";

    public bool Matches(string plain) => false;

    public object? Construct(string text)
    {
        try
        {
            return new ReadOnlyMemory<byte>(LooseBase64.Decode(text));
        }
        catch (FormatException error)
        {
            throw new YamlValueException(error.Message);
        }
    }
}
