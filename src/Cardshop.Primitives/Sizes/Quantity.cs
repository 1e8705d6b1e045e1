using System.Globalization;
using System.Numerics;

namespace Cardshop.Primitives.Sizes;

/// <summary>
/// A number and what is written behind it: <c>1.5 GiB</c>, <c>30d</c>, <c>512</c>. The number is digits with at most one dot
/// between them; white space around either part means nothing, and the unit has no digits.
/// </summary>
/// <param name="Whole">The number when it has no dot.</param>
/// <param name="Value">The number; a whole one may be rounded here.</param>
/// <param name="Unit">In lower case; empty when there is none.</param>
internal readonly record struct Quantity(BigInteger? Whole, double Value, string Unit)
{
    private const int LongestText = 100;

    public static Quantity? TryParse(string text)
    {
        var trimmed = text.AsSpan().Trim();
        var end = NumberLength(trimmed);
        var unit = trimmed[end..].Trim();
        if (end == 0 || text.Length > LongestText || unit.ContainsAnyInRange('0', '9'))
        {
            return null;
        }

        var number = trimmed[..end];
        var value = double.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        BigInteger? whole = number.Contains('.') ? null : BigInteger.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture);
        return new Quantity(whole, value, unit.ToString().ToLowerInvariant());
    }

    /// <summary>The number times <paramref name="factor"/> without its fraction; null above <see cref="long.MaxValue"/>.</summary>
    public long? Times(BigInteger factor)
    {
        if (Whole is { } whole)
        {
            return whole * factor is var exact && exact <= long.MaxValue ? (long)exact : null;
        }

        return Value * (double)factor is var product && product < long.MaxValue ? (long)product : null;
    }

    private static int NumberLength(ReadOnlySpan<char> text)
    {
        var whole = DigitsAt(text, 0);
        var fraction = whole > 0 && whole < text.Length && text[whole] == '.' ? DigitsAt(text, whole + 1) : 0;
        return fraction == 0 ? whole : whole + 1 + fraction;
    }

    private static int DigitsAt(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..];
        var length = rest.IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? rest.Length : length;
    }
}
