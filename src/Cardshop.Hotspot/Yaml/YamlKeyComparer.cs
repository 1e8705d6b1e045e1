using System.Numerics;

namespace Cardshop.Hotspot.Yaml;

/// <summary>
/// Says when two keys are one, as Python's dictionaries do: <c>1</c>, <c>1.0</c> and <c>true</c> are, so are two moments with
/// different offsets that are the same instant.
/// </summary>
internal sealed class YamlKeyComparer : IEqualityComparer<YamlScalar>
{
    public static YamlKeyComparer Instance { get; } = new();

    public bool Equals(YamlScalar? x, YamlScalar? y) =>
        ReferenceEquals(x, y) || (x?.Equals(y) ?? false) || (Identity(x?.Value) is { } identity && identity.Equals(Identity(y?.Value)));

    public int GetHashCode(YamlScalar key) => Identity(key.Value)?.GetHashCode() ?? key.GetHashCode();

    /// <summary>One value for all that Python holds equal; null where only equal nodes are.</summary>
    private static object? Identity(object? value) => value switch
    {
        bool flag => flag ? BigInteger.One : BigInteger.Zero,
        double number when Math.Floor(number) == number && double.IsFinite(number) => new BigInteger(number),
        YamlTimestamp { Offset: { } offset } moment => moment.Local.Ticks - offset.Ticks,
        ReadOnlyMemory<byte> or null => null,
        _ => value,
    };
}
