using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Cardshop.Cards.Discovery;

/// <summary>By what the kernel knows a device: <c>8:16</c>.</summary>
/// <param name="Major">The kind of driver.</param>
/// <param name="Minor">Which of its devices.</param>
public readonly record struct DeviceNumber(uint Major, uint Minor)
{
    /// <summary>Reads <c>8:16</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DeviceNumber number)
    {
        number = default;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0 || !TryParse(text.AsSpan(0, colon), out var major) || !TryParse(text.AsSpan(colon + 1), out var minor))
        {
            return false;
        }

        number = new DeviceNumber(major, minor);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Major}:{Minor}";

    private static bool TryParse(ReadOnlySpan<char> text, out uint value) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
