using System.Numerics;
using Cardshop.Hotspot.Yaml.Writing;

namespace Cardshop.Hotspot.Yaml;

/// <summary>A node with one value.</summary>
public sealed class YamlScalar : YamlNode
{
    private YamlScalar(YamlTag tag, object? value, string written)
    {
        Tag = tag;
        Value = value;
        Written = written;
        Weight = 1L + written.Length;
    }

    /// <summary>Nothing.</summary>
    public static YamlScalar Null { get; } = new(YamlTag.Null, null, "null");

    /// <summary>The value, of the type that <see cref="YamlTag"/> names.</summary>
    public object? Value { get; }

    /// <summary>The text that was read, without quotes and escapes; of a node that was made, the text that would be.</summary>
    public string Written { get; }

    /// <summary>The value when it is text.</summary>
    public string? Text => Value as string;

    /// <summary>Whether there is nothing.</summary>
    public bool IsNull => Tag == YamlTag.Null;

    /// <summary>Some text.</summary>
    public static YamlScalar Of(string text) => new(YamlTag.Str, text, text);

    /// <summary>Yes or no.</summary>
    public static YamlScalar Of(bool value) => new(YamlTag.Bool, value, value ? "true" : "false");

    /// <summary>A whole number of any size.</summary>
    public static YamlScalar Of(BigInteger value) => new(YamlTag.Int, value, value.ToString());

    /// <summary>A number with a fraction, an infinity, or not a number.</summary>
    public static YamlScalar Of(double value) => new(YamlTag.Float, value, FloatText.Of(value));

    /// <summary>A date or a moment.</summary>
    public static YamlScalar Of(YamlTimestamp value) => new(YamlTag.Timestamp, value, value.ToString());

    /// <summary>Some bytes.</summary>
    public static YamlScalar Of(ReadOnlyMemory<byte> bytes) => new(YamlTag.Binary, bytes, Convert.ToBase64String(bytes.Span));

    /// <inheritdoc/>
    public override bool Equals(YamlNode? other) => other is YamlScalar scalar && scalar.Tag == Tag && (Value, scalar.Value) switch
    {
        (ReadOnlyMemory<byte> mine, ReadOnlyMemory<byte> others) => mine.Span.SequenceEqual(others.Span),
        var (mine, others) => Equals(mine, others),
    };

    /// <inheritdoc/>
    public override int GetHashCode() => Value is ReadOnlyMemory<byte> bytes ? bytes.Length : HashCode.Combine(Tag, Value);

    /// <inheritdoc/>
    public override string ToString() => Written;

    internal static YamlScalar Read(YamlTag tag, object? value, string written, YamlPosition at) => new(tag, value, written) { At = at };
}
