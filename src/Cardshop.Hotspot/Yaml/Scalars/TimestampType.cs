using System.Globalization;
using System.Text.RegularExpressions;

namespace Cardshop.Hotspot.Yaml.Scalars;

/// <summary>
/// Dates and moments (https://yaml.org/type/timestamp.html): <c>2001-12-14</c>, <c>2001-12-14t21:59:43.10-05:00</c>,
/// <c>2001-12-14 21:59:43.10 -5</c>, <c>2001-12-15 2:59:43Z</c>. What is finer than a microsecond is dropped.
/// </summary>
internal sealed class TimestampType : IScalarType
{
    private static readonly Regex Notations = new(
        """
        \A
        (?<year>[0-9]{4}) - (?<month>[0-9]{1,2}) - (?<day>[0-9]{1,2})
        (
            ([Tt]|[ \t]+) (?<hour>[0-9]{1,2}) : (?<minute>[0-9]{2}) : (?<second>[0-9]{2}) (\.(?<fraction>[0-9]*))?
            ([ \t]* (?<zone> Z | (?<sign>[-+]) (?<offsetHours>[0-9]{1,2}) (:(?<offsetMinutes>[0-9]{2}))? ))?
        )?
        \z
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking);

    private const int DateLength = 10;

    public YamlTag Tag => YamlTag.Timestamp;

    public string Name => "timestamp";

    /// <summary>A date alone is recognised only with two digits for month and day.</summary>
    public bool Matches(string plain) =>
        Notations.Match(plain) is { Success: true } match && (match.Groups["hour"].Success || plain.Length == DateLength);

    public object? Construct(string text)
    {
        var match = Notations.Match(text);
        if (!match.Success)
        {
            throw new YamlValueException($"\"{text}\" is not a date or time");
        }

        var time = match.Groups["hour"].Success;
        try
        {
            var day = new DateTime(Number(match, "year"), Number(match, "month"), Number(match, "day"));
            var clock = new TimeOnly(Number(match, "hour"), Number(match, "minute"), Number(match, "second")).Add(Fraction(match));
            return new YamlTimestamp(day + clock.ToTimeSpan(), IsDate: !time, Offset(match));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new YamlValueException($"there is no such {(time ? "time" : "day")} as \"{text}\"; quote it if it is text");
        }
    }

    private static int Number(Match match, string part) =>
        int.TryParse(match.Groups[part].ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static TimeSpan Fraction(Match match)
    {
        var microseconds = match.Groups["fraction"].Value.PadRight(6, '0')[..6];
        return TimeSpan.FromMicroseconds(int.Parse(microseconds, CultureInfo.InvariantCulture));
    }

    private static TimeSpan? Offset(Match match)
    {
        if (!match.Groups["zone"].Success)
        {
            return null;
        }

        var offset = new TimeSpan(Number(match, "offsetHours"), Number(match, "offsetMinutes"), 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(offset, TimeSpan.FromDays(1));
        return match.Groups["sign"].ValueSpan is "-" ? -offset : offset;
    }
}
