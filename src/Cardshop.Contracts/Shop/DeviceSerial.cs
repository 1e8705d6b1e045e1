using System.Diagnostics.CodeAnalysis;

namespace Cardshop.Contracts.Shop;

/// <summary>
/// The serial number of a hotspot that was sold with its card: six letters and digits, <c>AACADE</c>. The first four are the number, 16 bits with the low
/// byte first, the last two its check digits, the number modulo 37 as one byte; both in Base32 (RFC 4648) without padding.
/// </summary>
/// <param name="Number">1024 to 65535.</param>
public readonly record struct DeviceSerial(int Number)
{
    /// <summary>Lower numbers were never given out.</summary>
    public const int Lowest = 1024;

    /// <summary>Higher ones do not fit.</summary>
    public const int Highest = ushort.MaxValue;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Modulus = 37;

    /// <summary>The number; it is in range.</summary>
    public int Number { get; } = Number is >= Lowest and <= Highest ? Number : throw new ArgumentOutOfRangeException(nameof(Number), Number, $"Serial numbers go from {Lowest} to {Highest}.");

    /// <summary>Reads a serial number. Small letters, and anything with other check digits, are none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DeviceSerial serial)
    {
        serial = default;
        if (text is not { Length: 6 } || text.Any(letter => !Alphabet.Contains(letter, StringComparison.Ordinal)))
        {
            return false;
        }

        var bits = text[..4].Aggregate(0, (value, letter) => (value << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal)) >> 4;
        var number = (bits >> 8) | ((bits & 0xFF) << 8);
        serial = number >= Lowest ? new DeviceSerial(number) : default;
        return number >= Lowest && string.Equals(serial.ToString(), text, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public override string ToString() => Base32(((Number & 0xFF) << 12) | (Number >> 8 << 4), 4) + Base32(Number % Modulus << 2, 2);

    private static string Base32(int bits, int letters) =>
        string.Concat(Enumerable.Range(0, letters).Select(i => Alphabet[(bits >> (5 * (letters - 1 - i))) & 31]));
}
