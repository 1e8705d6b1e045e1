using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Cardshop.Primitives.Sizes;

/// <summary>A number of bytes, 0 or more, as people write and read it.</summary>
/// <param name="Bytes">0 or more.</param>
public readonly record struct ByteSize(long Bytes) : IComparable<ByteSize>
{
    /// <summary>1024 bytes.</summary>
    public const long KiB = 1L << 10;

    /// <summary>1024 KiB.</summary>
    public const long MiB = 1L << 20;

    /// <summary>1024 MiB.</summary>
    public const long GiB = 1L << 30;

    /// <summary>1024 GiB.</summary>
    public const long TiB = 1L << 40;

    private static readonly string[] BinaryUnits = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    // The unit of one letter is a power of 1000, its two binary spellings are the same power of 1024.
    private static readonly (char Letter, string[] BinaryNames)[] Powers =
    [
        ('k', ["kib", "kibibyte"]),
        ('m', ["mib", "mebibyte"]),
        ('g', ["gib", "gibibyte"]),
        ('t', ["tib", "tebibyte"]),
        ('p', ["pib", "pebibyte"]),
        ('e', ["eib", "exbibyte"]),
        ('z', ["zib", "zebibyte"]),
        ('y', ["yib", "yobibyte"]),
    ];

    /// <summary>
    /// Reads a size as recipes write it (the grammar of the Python package <c>humanfriendly</c>): a number, then a unit or none.
    /// <c>8GiB</c> and <c>8 gibibytes</c> are binary; of any other unit only the first letter counts and it is decimal, so
    /// <c>8G</c>, <c>8 GB</c> and <c>8GB/s</c> are all 8,000,000,000. Fractions of a byte are dropped.
    /// </summary>
    /// <exception cref="FormatException">The text is no size, or one of 8 EiB and more.</exception>
    public static ByteSize Parse(string text) =>
        TryParse(text, out var size)
            ? size
            : throw new FormatException(
                $"\"{text}\" is not a size below 8 EiB: a number and perhaps a unit are expected, like 512, 1.5GB or 8 GiB.");

    /// <inheritdoc cref="Parse(string)"/>
    /// <returns>Whether the text is a size.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out ByteSize size)
    {
        var quantity = text is null ? null : Quantity.TryParse(text);
        var bytes = quantity is { Unit: var unit } && Factor(unit) is { } factor ? quantity.Value.Times(factor) : null;
        size = new ByteSize(bytes ?? 0);
        return bytes is not null;
    }

    /// <inheritdoc/>
    public int CompareTo(ByteSize other) => Bytes.CompareTo(other.Bytes);

    /// <summary>Binary units with at most two decimals: <c>2.48 GiB</c>.</summary>
    public override string ToString()
    {
        var value = (double)Bytes;
        var unit = 0;
        while (value >= 1024 && unit < BinaryUnits.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return Bytes == 1 ? "1 byte" : string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {BinaryUnits[unit]}");
    }

    private static BigInteger? Factor(string unit)
    {
        if (unit.Length == 0 || unit[0] == 'b')
        {
            return BigInteger.One;
        }

        var singular = unit.TrimEnd('s');
        for (var i = 0; i < Powers.Length; i++)
        {
            var (letter, names) = Powers[i];
            if (names.Contains(singular))
            {
                return BigInteger.Pow(1024, i + 1);
            }

            if (unit[0] == letter)
            {
                return BigInteger.Pow(1000, i + 1);
            }
        }

        return null;
    }
}
