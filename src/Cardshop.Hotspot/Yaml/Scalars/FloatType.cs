using System.Globalization;
using System.Text.RegularExpressions;

namespace Cardshop.Hotspot.Yaml.Scalars;

/// <summary>
/// Numbers with a fraction (https://yaml.org/type/float.html). A plain one has a dot, and a sign in its exponent: <c>1.5</c>,
/// <c>1_000.</c>, <c>2.5e+10</c>, <c>1:30.5</c> (base 60), <c>-.inf</c>, <c>.nan</c>; so <c>1e5</c> and <c>1.5e5</c> are text.
/// </summary>
internal sealed class FloatType : IScalarType
{
    private static readonly Regex Notations = new(
        """
        \A(
            [-+]? [0-9][0-9_]* \. [0-9_]* ([eE][-+][0-9]+)? |
            \. [0-9][0-9_]* ([eE][-+][0-9]+)? |
            [-+]? [0-9][0-9_]* (:[0-5]?[0-9])+ \. [0-9_]* |
            [-+]? \. (inf|Inf|INF) |
            \. (nan|NaN|NAN)
        )\z
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking);

    public YamlTag Tag => YamlTag.Float;

    public string Name => "float";

    public bool Matches(string plain) => Notations.IsMatch(plain);

    public object? Construct(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal).Trim().ToLowerInvariant();
        var isNegative = digits.StartsWith('-');
        var magnitude = Magnitude(isNegative || digits.StartsWith('+') ? digits[1..] : digits);
        return (isNegative ? -magnitude : magnitude) ?? throw new YamlValueException($"\"{text}\" is not a number");
    }

    private static double? Magnitude(string digits) => digits switch
    {
        ".inf" or "inf" or "infinity" => double.PositiveInfinity,
        ".nan" or "nan" => double.NaN,
        _ when digits.Contains(':') => Sexagesimal(digits.Split(':')),
        _ => Decimal(digits),
    };

    private static double? Decimal(string digits)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(digits, Style, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Sums from the last part to the first, as PyYAML does: another order could round differently.</summary>
    private static double? Sexagesimal(string[] parts)
    {
        double? value = 0;
        var worth = 1.0;
        foreach (var part in parts.Reverse())
        {
            value += Decimal(part) * worth;
            worth *= 60;
        }

        return value;
    }
}
