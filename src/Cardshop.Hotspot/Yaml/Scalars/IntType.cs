using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Cardshop.Hotspot.Yaml.Scalars;

/// <summary>
/// Whole numbers (https://yaml.org/type/int.html) in five notations, with a sign or none and underscores anywhere behind the first digit:
/// <c>0b1010</c>, <c>0644</c> (octal), <c>0x1F</c>, <c>1_000</c>, and <c>22:30</c>, which counts to base 60 and is 1350.
/// </summary>
internal sealed class IntType : IScalarType
{
    private static readonly Regex Notations = new(
        @"\A[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0[0-7_]*|[1-9][0-9_]*(?::[0-5]?[0-9])*)\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);

    /// <summary>What Python converts at most, lest a long number takes long to read.</summary>
    private const int MaxDigits = 4300;

    public YamlTag Tag => YamlTag.Int;

    public string Name => "int";

    public bool Matches(string plain) => Notations.IsMatch(plain);

    public object? Construct(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal).Trim();
        if (digits.Length > MaxDigits)
        {
            throw new YamlValueException($"a number of {digits.Length} digits is too long; {MaxDigits} are the most");
        }

        var isNegative = digits.StartsWith('-');
        var magnitude = Magnitude(isNegative || digits.StartsWith('+') ? digits[1..] : digits);
        return (isNegative ? -magnitude : magnitude) ?? throw new YamlValueException($"\"{text}\" is not a whole number");
    }

    private static BigInteger? Magnitude(string digits) => digits switch
    {
        "0" => BigInteger.Zero,
        ['0', 'b', .. var binary] => InBase(2, binary),
        ['0', 'x', .. var hexadecimal] => InBase(16, hexadecimal),
        ['0', .. var octal] => InBase(8, octal),
        _ when digits.Contains(':') => Sexagesimal(digits.Split(':')),
        _ => InBase(10, digits),
    };

    private static BigInteger? InBase(int radix, string digits)
    {
        if (radix == 10)
        {
            return BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        }

        BigInteger? value = digits.Length == 0 ? null : BigInteger.Zero;
        foreach (var digit in digits)
        {
            var worth = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : int.MaxValue;
            value = worth < radix ? (value * radix) + worth : null;
        }

        return value;
    }

    private static BigInteger? Sexagesimal(string[] parts)
    {
        BigInteger? value = BigInteger.Zero;
        foreach (var part in parts)
        {
            value = (value * 60) + InBase(10, part);
        }

        return value;
    }
}
