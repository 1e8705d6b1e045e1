using System.Buffers.Binary;

namespace Cardshop.Primitives.Tar;

/// <summary>
/// A number in a tar header: octal digits with spaces before them and a space or a zero byte behind (<c>"0000644\0"</c>), or, where those
/// do not suffice, big-endian bytes of which the first has its highest bit set (<c>80 00 00 00 00 00 00 02 00 00 00 00</c>, by GNU).
/// </summary>
internal static class TarNumber
{
    /// <summary>Reads a field of 8 to 12 bytes.</summary>
    /// <returns>False when it holds something else, or more than 63 bits and a sign.</returns>
    public static bool TryParse(ReadOnlySpan<byte> field, out long value) =>
        (field[0] & 0x80) != 0 ? TryParseBinary(field, out value) : TryParseOctal(field.TrimStart(" \0"u8), out value);

    private static bool TryParseOctal(ReadOnlySpan<byte> text, out long value)
    {
        // Some programs leave what was there before behind the end.
        var end = text.IndexOfAny((byte)' ', (byte)0);
        value = 0;
        foreach (var digit in end < 0 ? text : text[..end])
        {
            // A field of 12 digits has 36 bits, so nothing overflows.
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return false;
            }

            value = (value << 3) | (uint)(digit - '0');
        }

        return true;
    }

    private static bool TryParseBinary(ReadOnlySpan<byte> field, out long value)
    {
        // The first bit marks the form, the second is the sign, which fills what is left above the lowest 64 bits.
        value = BinaryPrimitives.ReadInt64BigEndian(field[^sizeof(long)..]);
        var sign = (field[0] & 0x40) == 0 ? (byte)0 : (byte)0xFF;
        if (field.Length == sizeof(long))
        {
            value = (value << 1) >> 1;
            return true;
        }

        return (field[0] | 0x80) == (sign | 0x80) && !field[1..^sizeof(long)].ContainsAnyExcept(sign) && (value < 0) == (sign != 0);
    }
}
